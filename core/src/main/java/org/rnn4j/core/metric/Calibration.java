package org.rnn4j.core.metric;

import java.util.stream.IntStream;

/**
 * The expected calibration error: whether predictions are correct as often as their probabilities say. Predictions fall
 * into {@value #BINS} bins {@code ((m - 1) / 15, m / 15]} by the probability of the predicted class; with |B_m| of N
 * predictions in bin m,
 *
 * <pre>
 *   ECE = sum_m |B_m| / N * |accuracy in B_m - mean probability in B_m|
 * </pre>
 *
 * <p>Not thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al., 2017</a>, equation 3
 */
public final class Calibration {
    private static final int BINS = 15;

    private final long[] counts = new long[BINS];
    private final long[] right = new long[BINS];
    private final double[] confidence = new double[BINS];

    /**
     * Adds a prediction.
     *
     * @param probability probability of the predicted class, in [0, 1]
     */
    public void add(double probability, boolean isRight) {
        int bin = Math.min(BINS - 1, Math.max(0, (int) Math.ceil(probability * BINS) - 1));
        counts[bin]++;
        right[bin] += isRight ? 1 : 0;
        confidence[bin] += probability;
    }

    /** The error in [0, 1], 0 is best; 0 if nothing was added. */
    public double error() {
        long total = IntStream.range(0, BINS).mapToLong(bin -> counts[bin]).sum();
        double gaps = IntStream.range(0, BINS)
                .mapToDouble(bin -> Math.abs(right[bin] - confidence[bin]))
                .sum();
        return total == 0 ? 0 : gaps / total;
    }
}
