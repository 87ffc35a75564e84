package org.rnn4j.core.sequence;

import java.util.List;
import java.util.Map;

/**
 * What a job will see of its data, for a reader.
 *
 * @param lengths time steps of every sequence, by part; empty where the data is a stream
 * @param classes how often each class or tag stands in each part; empty where there are none
 * @param warnings in sentences: imbalance, leakage, what is cut off or left out
 * @param samples a few examples as a network will see them, turned back into the user's terms
 */
public record DataReport(
        Map<Split, int[]> lengths, Map<String, Map<Split, Long>> classes, List<String> warnings, List<String> samples) {

    /** Of data that says nothing of itself. */
    public static DataReport empty() {
        return new DataReport(Map.of(), Map.of(), List.of(), List.of());
    }
}
