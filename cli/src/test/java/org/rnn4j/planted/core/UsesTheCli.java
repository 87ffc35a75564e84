package org.rnn4j.planted.core;

import org.rnn4j.planted.cli.Cli;

public final class UsesTheCli {
    Cli cli;
}
