package org.rnn4j.core.sequence;

import java.util.List;
import java.util.Map;

/**
 * A report about the data of a job, for a person.
 *
 * @param lengths time steps of every sequence, by split; empty if the data is a stream
 * @param classes number of occurrences of each class or tag, by split; empty if there are none
 * @param warnings sentences about imbalance, leakage, and data that is truncated or left out
 * @param samples a few examples as a network reads them, decoded for the user
 */
public record DataReport(
        Map<Split, int[]> lengths, Map<String, Map<Split, Long>> classes, List<String> warnings, List<String> samples) {

    /** An empty report. */
    public static DataReport empty() {
        return new DataReport(Map.of(), Map.of(), List.of(), List.of());
    }
}
