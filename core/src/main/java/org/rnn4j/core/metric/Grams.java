package org.rnn4j.core.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of n-grams, the sequences of n adjacent words of a text. */
final class Grams {
    private Grams() {}

    /** Numbers of occurrences of all n-grams up to an order. */
    static Map<List<String>, Integer> count(List<String> words, int order) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int from = 0; from < words.size(); from++) {
            for (int n = 1; n <= order && from + n <= words.size(); n++) {
                counts.merge(words.subList(from, from + n), 1, Integer::sum);
            }
        }
        return counts;
    }
}
