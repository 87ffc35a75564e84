package org.rnn4j.core.sequence;

/**
 * A sequence that a network generated.
 *
 * @param tokens tokens without the begin and end tokens
 * @param logProbability log probability of the tokens and the end token, in nats
 * @param score criterion for ranking the sequences of one source: the log probability with the penalties
 * @param attention {@code [tokens and end][source time]}; null if the model has no attention
 */
public record Decoded(int[] tokens, double logProbability, double score, float[][] attention) {}
