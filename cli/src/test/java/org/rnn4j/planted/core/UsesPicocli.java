package org.rnn4j.planted.core;

import picocli.CommandLine;

public final class UsesPicocli {
    CommandLine line;
}
