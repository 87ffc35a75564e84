package org.rnn4j.core.predict;

/**
 * A word of a sound; a label, if the labels of the model form no words.
 *
 * @param begin in seconds
 * @param end in seconds
 * @param confidence geometric mean of the probabilities of its labels at their steps, in [0, 1]
 */
public record HeardWord(String text, double begin, double end, double confidence) {}
