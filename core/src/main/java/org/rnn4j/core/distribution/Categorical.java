package org.rnn4j.core.distribution;

import java.util.random.RandomGenerator;

/** Logits of several choices within a row of parameters. */
final class Categorical {
    private Categorical() {}

    /** The log of {@code sum over k of exp(row[at + k])}. */
    static double logSum(double[] row, int at, int count) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            max = Math.max(max, row[at + k]);
        }
        if (Double.isInfinite(max)) {
            return max;
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += Math.exp(row[at + k] - max);
        }
        return max + Math.log(sum);
    }

    /** A choice with the probabilities {@code softmax(logits / temperature)}; the likeliest, and of equal ones the first, at 0. */
    static int draw(double[] row, int at, int count, double temperature, RandomGenerator random) {
        int best = 0;
        for (int k = 1; k < count; k++) {
            best = row[at + k] > row[at + best] ? k : best;
        }
        if (temperature == 0) {
            return best;
        }
        double[] weights = new double[count];
        double sum = 0;
        for (int k = 0; k < count; k++) {
            weights[k] = Math.exp((row[at + k] - row[at + best]) / temperature);
            sum += weights[k];
        }
        double rest = random.nextDouble() * sum;
        for (int k = 0; k < count; k++) {
            rest -= weights[k];
            if (rest < 0) {
                return k;
            }
        }
        return best; // a remainder due to rounding
    }
}
