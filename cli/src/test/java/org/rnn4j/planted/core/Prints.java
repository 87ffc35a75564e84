package org.rnn4j.planted.core;

public final class Prints {
    void print() {
        System.out.println("lost in a server's log");
    }
}
