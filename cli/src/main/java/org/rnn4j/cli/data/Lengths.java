package org.rnn4j.cli.data;

import java.util.Arrays;

/**
 * Statistics of sequence lengths, in time steps.
 *
 * @param low 5th percentile
 * @param high 95th percentile
 */
record Lengths(int count, int shortest, int low, int median, int high, int longest, double mean) {

    /** @param lengths lengths of at least one sequence */
    static Lengths of(int[] lengths) {
        int[] sorted = lengths.clone();
        Arrays.sort(sorted);
        return new Lengths(
                sorted.length,
                sorted[0],
                percentile(sorted, 5),
                percentile(sorted, 50),
                percentile(sorted, 95),
                sorted[sorted.length - 1],
                Arrays.stream(sorted).average().orElseThrow());
    }

    /** The smallest length that the given percentage of sequences do not exceed. */
    private static int percentile(int[] sorted, int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }
}
