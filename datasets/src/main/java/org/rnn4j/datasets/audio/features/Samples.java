package org.rnn4j.datasets.audio.features;

import java.util.Arrays;

/** Mono samples of a signal, in order, nominally in [-1, 1]; read block by block, so that a long one need not be in memory. */
@FunctionalInterface
public interface Samples {

    /**
     * Reads the next samples; waits for all of them unless the signal ends.
     *
     * @param into samples, {@code [from, from + length)}
     * @return number of samples read; less than {@code length} only at the end of the signal
     */
    int read(double[] into, int from, int length);

    /** The samples of an array. */
    static Samples of(double[] samples) {
        int[] at = {0};
        return (into, from, length) -> {
            int count = Math.min(length, samples.length - at[0]);
            System.arraycopy(samples, at[0], into, from, count);
            at[0] += count;
            return count;
        };
    }

    /** All samples that were not yet read. */
    default double[] all() {
        double[] samples = new double[1 << 12];
        int count = 0;
        while (true) {
            int read = read(samples, count, samples.length - count);
            count += read;
            if (count < samples.length) {
                return Arrays.copyOf(samples, count);
            }
            samples = Arrays.copyOf(samples, Math.multiplyExact(2, count));
        }
    }
}
