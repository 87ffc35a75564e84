package org.rnn4j.datasets.classification.linear;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.rnn4j.core.error.Require;

/**
 * A logarithmic opinion pool: the product of the probabilities of several classifiers, each raised to a power, normalized.
 *
 * <pre>
 *   P(c) = softmax(Σ_m weight_m · ln P_m(c))
 * </pre>
 *
 * <p>Source: Genest and Zidek, Combining probability distributions: a critique and an annotated bibliography, 1986,
 * section 3.3.
 *
 * @param weights the exponent of each classifier, 0 or more
 */
public record LogarithmicPool(List<Double> weights) {
    /** How many examples' worth of evidence the equal weights are that stand before any example is seen. */
    private static final double STRENGTH = 1;

    private static final double TOLERANCE = 1e-9;
    private static final int MAX_ITERATIONS = 200;

    public LogarithmicPool {
        weights = List.copyOf(weights);
        weights.forEach(weight -> Require.inRange("weight", weight, 0, Double.MAX_VALUE));
    }

    /**
     * The weights with the lowest cross-entropy on examples that no classifier was fitted to, drawn slightly to equal weights
     * that sum to 1. The loss is convex in the weights; one that would be negative is 0.
     *
     * @param classifiers number of classifiers
     * @param logs {@code [examples][classifiers][classes]}, ln P up to a constant for each example and classifier
     * @param classes right class of each example
     */
    public static LogarithmicPool fit(int classifiers, double[][][] logs, int[] classes) {
        boolean[] used = new boolean[classifiers];
        Arrays.fill(used, true);
        while (true) {
            double[] weights = minimum(logs, classes, used);
            int worst = 0;
            for (int m = 1; m < weights.length; m++) {
                worst = weights[m] < weights[worst] ? m : worst;
            }
            if (weights[worst] >= 0) {
                return new LogarithmicPool(DoubleStream.of(weights).boxed().toList());
            }
            used[worst] = false;
        }
    }

    private static double[] minimum(double[][][] logs, int[] classes, boolean[] used) {
        double prior = 1.0 / used.length;
        double[] start = new double[used.length];
        for (int m = 0; m < start.length; m++) {
            start[m] = used[m] ? prior : 0;
        }
        return Lbfgs.minimum(
                (weights, gradient) -> {
                    double loss = 0;
                    for (int m = 0; m < weights.length; m++) {
                        loss += STRENGTH / 2 * (weights[m] - prior) * (weights[m] - prior);
                        gradient[m] = STRENGTH * (weights[m] - prior);
                    }
                    for (int e = 0; e < classes.length; e++) {
                        double[] p = pooled(weights, logs[e]);
                        loss -= Math.log(Math.max(Double.MIN_NORMAL, p[classes[e]]));
                        for (int c = 0; c < p.length; c++) {
                            double error = p[c] - (c == classes[e] ? 1 : 0);
                            for (int m = 0; m < weights.length; m++) {
                                gradient[m] += error * logs[e][m][c];
                            }
                        }
                    }
                    for (int m = 0; m < weights.length; m++) {
                        gradient[m] = used[m] ? gradient[m] : 0;
                    }
                    return loss;
                },
                start,
                TOLERANCE * classes.length,
                MAX_ITERATIONS);
    }

    /**
     * Pools the opinions on one example.
     *
     * @param weights weight of each classifier
     * @param logs {@code [classifiers][classes]}, ln P up to a constant
     * @return {@code [classes]}
     */
    public static double[] pooled(double[] weights, double[][] logs) {
        double[] p = new double[logs[0].length];
        double max = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < p.length; c++) {
            for (int m = 0; m < weights.length; m++) {
                p[c] += weights[m] * logs[m][c];
            }
            max = Math.max(max, p[c]);
        }
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            p[c] = Math.exp(p[c] - max);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
        return p;
    }
}
