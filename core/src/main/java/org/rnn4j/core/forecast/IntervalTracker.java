package org.rnn4j.core.forecast;

import java.util.TreeMap;

/**
 * Widens intervals after values that they missed, and narrows them after values that they held, so that the share that they
 * hold returns to its level when errors grow or shrink: quantile tracking (Angelopoulos, Candès and Tibshirani, 2023), on
 * the logarithm of the width.
 *
 * <pre>
 *   factor *= exp(rate (missed share - (1 - level)))     for every row, over the forecasts of it
 *   rate    = 0.1 / (1 + (steps ahead - 1) / 24)
 * </pre>
 */
public final class IntervalTracker {
    private static final double RATE = 0.1;
    /** Steps ahead at which the rate is half: what is missed shows that late, and would be answered too often. */
    private static final double HALF = 24;

    private final double level;
    private final double rate;
    private final TreeMap<Integer, int[]> pending = new TreeMap<>();
    private double factor = 1;

    /**
     * Creates a tracker.
     *
     * @param level wanted share of values in the interval, in (0, 1)
     * @param steps steps ahead of the last value of a forecast
     */
    public IntervalTracker(double level, int steps) {
        this.level = level;
        rate = RATE / (1 + (steps - 1) / HALF);
    }

    /**
     * The factor of the widths of a forecast, from the values of all rows up to its origin.
     *
     * @param origin not before that of an earlier call
     */
    public double factor(int origin) {
        while (!pending.isEmpty() && pending.firstKey() <= origin) {
            int[] counts = pending.pollFirstEntry().getValue();
            factor *= Math.exp(rate * ((double) counts[0] / counts[1] - (1 - level)));
        }
        return factor;
    }

    /** Adds whether an interval missed the value of a row, which is known from that row on. */
    public void add(int row, boolean missed) {
        int[] counts = pending.computeIfAbsent(row, any -> new int[2]);
        counts[0] += missed ? 1 : 0;
        counts[1]++;
    }
}
