package org.rnn4j.core.sequence;

/**
 * A sequence that a network wrote.
 *
 * @param tokens without begin and end
 * @param logProbability of the tokens and the end, in nats
 * @param score what answers to one source are ranked by: the log probability with the penalties
 * @param attention {@code [tokens and end][source time]}; null where the model has none
 */
public record Decoded(int[] tokens, double logProbability, double score, float[][] attention) {}
