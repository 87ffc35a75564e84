package org.rnn4j.models.engine;

/**
 * A matrix that the flat parameters hold twice. The first copy is trained; the second is set to it.
 *
 * @param from offset of the first copy
 * @param to offset of the second copy
 * @param length number of values
 */
public record TiedMatrix(int from, int to, int length) {}
