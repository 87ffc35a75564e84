package org.rnn4j.datasets.tagging;

import java.util.List;
import org.rnn4j.core.sequence.PredictionCodec;

/**
 * A sentence to be tagged.
 *
 * @param number number of the request, from 1
 */
record TaggedRequest(int number, List<String> words) implements PredictionCodec.Request {}
