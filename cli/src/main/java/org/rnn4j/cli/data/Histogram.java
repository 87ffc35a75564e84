package org.rnn4j.cli.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A histogram of integers, in bins of equal width. */
final class Histogram {
    private static final int BINS = 10;

    private Histogram() {}

    /** The number of values from {@code from} to {@code to}, both inclusive. */
    record Bin(int from, int to, long count) {}

    /** At most ten bins of equal width, from the smallest to the largest value. */
    static List<Bin> of(int[] numbers) {
        int min = Arrays.stream(numbers).min().orElseThrow();
        int max = Arrays.stream(numbers).max().orElseThrow();
        int width = Math.max(1, (int) Math.ceil((max - min + 1.0) / BINS));
        long[] counts = new long[(max - min) / width + 1];
        for (int number : numbers) {
            counts[(number - min) / width]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            bins.add(new Bin(min + i * width, min + (i + 1) * width - 1, counts[i]));
        }
        return bins;
    }
}
