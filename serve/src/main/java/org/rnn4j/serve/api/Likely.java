package org.rnn4j.serve.api;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.core.network.Softmax;

/**
 * A token that may come next.
 *
 * @param probability of all tokens, without a temperature
 */
record Likely(int token, double probability) {
    /** The most likely tokens, the first of equally likely ones first. */
    static List<Likely> of(float[] logits, int top) {
        Softmax softmax = Softmax.of(logits);
        return IntStream.range(0, logits.length)
                .mapToObj(i -> new Likely(i, softmax.probability(logits[i])))
                .sorted(Comparator.comparingDouble(Likely::probability).reversed())
                .limit(top)
                .toList();
    }
}
