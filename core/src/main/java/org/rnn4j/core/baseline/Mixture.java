package org.rnn4j.core.baseline;

import org.rnn4j.core.error.Require;

/**
 * Linear interpolation of two language models.
 *
 * <pre>
 *   P(w | h) = λ · P1(w | h) + (1 - λ) · P2(w | h)
 * </pre>
 *
 * <p>Source: Jelinek and Mercer, Interpolated estimation of Markov source parameters from sparse data, 1980.
 *
 * @param weight λ, the weight of the first model, in [0, 1]
 */
public record Mixture(double weight) {
    private static final double TOLERANCE = 1e-9;
    private static final int MAX_ITERATIONS = 10_000;

    public Mixture {
        Require.inRange("weight", weight, 0.0, 1.0);
    }

    /**
     * Finds the weight with the lowest loss by expectation maximization. The loss is convex in the weight, so there is one
     * minimum. Estimate it on tokens that neither model was fitted to, and measure it on others.
     *
     * @param first P1 of each token, one or more
     * @param second P2 of the same tokens; one of the two is positive for every token
     */
    public static Mixture fit(double[] first, double[] second) {
        requireTokens(first, second);
        double weight = 0.5;
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            double share = 0;
            for (int i = 0; i < first.length; i++) {
                share += weight * first[i] / mixed(weight, first[i], second[i]);
            }
            double next = share / first.length;
            boolean converged = Math.abs(next - weight) < TOLERANCE;
            weight = next;
            if (converged) {
                break;
            }
        }
        return new Mixture(Math.min(1, weight)); // a rounded sum may exceed 1
    }

    /** Mean of {@code -ln P} over the tokens, from their probabilities in both models. */
    public double lossNats(double[] first, double[] second) {
        requireTokens(first, second);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum -= Math.log(mixed(weight, first[i], second[i]));
        }
        return sum / first.length;
    }

    private static double mixed(double weight, double first, double second) {
        return weight * first + (1 - weight) * second;
    }

    private static void requireTokens(double[] first, double[] second) {
        if (first.length == 0 || first.length != second.length) {
            throw new IllegalArgumentException(
                    "%d and %d probabilities, but both models need the same tokens, one or more"
                            .formatted(first.length, second.length));
        }
    }
}
