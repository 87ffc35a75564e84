package org.rnn4j.planted.core;

public final class Ends {
    void end() {
        System.exit(3);
    }
}
