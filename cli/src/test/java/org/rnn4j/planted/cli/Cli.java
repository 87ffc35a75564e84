package org.rnn4j.planted.cli;

public final class Cli {}
