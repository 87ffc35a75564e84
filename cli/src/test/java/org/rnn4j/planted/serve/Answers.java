package org.rnn4j.planted.serve;

public final class Answers {}
