package org.rnn4j.planted.datasets;

public final class Data {}
