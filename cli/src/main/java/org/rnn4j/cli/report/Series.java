package org.rnn4j.cli.report;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A line of a chart.
 *
 * @param x {@code [points]}, increasing
 * @param y {@code [points]}
 * @param dashed whether it is a value to compare with, not a course
 */
record Series(String name, double[] x, double[] y, boolean dashed) {

    /** A horizontal line. */
    static Series level(String name, double value, double from, double to) {
        return new Series(name, new double[] {from, to}, new double[] {value, value}, true);
    }

    /** Without the points that are not finite. */
    Series finite() {
        int[] kept = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
                .toArray();
        return new Series(
                name,
                Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> y[i]).toArray(),
                dashed);
    }

    /** With at most so many points: means of neighbours, at the last x of each group. */
    Series thinned(int most) {
        if (x.length <= most) {
            return this;
        }
        double[] lasts = new double[most];
        double[] means = new double[most];
        for (int group = 0; group < most; group++) {
            int begin = (int) ((long) group * x.length / most);
            int end = (int) ((group + 1L) * x.length / most);
            lasts[group] = x[end - 1];
            means[group] = Arrays.stream(y, begin, end).average().orElseThrow();
        }
        return new Series(name, lasts, means, dashed);
    }

    boolean isEmpty() {
        return x.length == 0;
    }
}
