package org.rnn4j.models.engine;

/**
 * A matrix that flat parameters hold twice: the copy from {@code from} is trained, the one from {@code to} follows it.
 *
 * @param length values
 */
public record TiedMatrix(int from, int to, int length) {}
