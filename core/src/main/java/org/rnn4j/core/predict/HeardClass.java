package org.rnn4j.core.predict;

import org.rnn4j.core.sequence.PredictedValue.OneClass;

/**
 * The classes of a window of sound.
 *
 * @param begin in seconds
 * @param end in seconds
 * @param classes probabilities of all classes
 */
public record HeardClass(double begin, double end, OneClass classes) {}
