package org.rnn4j.models.head;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.rnn4j.core.distribution.ValueMixture;

/**
 * A mixture of K normal distributions, for a value that may go one way or another. The outputs of the network are the means {@code [K]},
 * the weights before their softmax {@code [K]} and the logs of the deviations {@code [K]}; the loss is the negative log-likelihood, see
 * {@link ValueMixture}. Each component has noise with a deviation of 0.001. The point prediction is the mean.
 *
 * @param levels levels of the predicted quantiles
 * @param components K
 */
record NormalMixture(double[] levels, int components) implements ValueDistribution {
    private static final double FLOOR = 1e-3;
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);
    private static final int HALVINGS = 60;

    private ValueMixture mixture() {
        return new ValueMixture(1, components, FLOOR);
    }

    @Override
    public String name() {
        return "mixture";
    }

    @Override
    public int parameters() {
        return 3 * components;
    }

    @Override
    public int locations() {
        return components;
    }

    /** The parameters in the order of {@link ValueMixture}: weights, means, logs of deviations. */
    private double[] ordered(double[] row, int at) {
        double[] ordered = new double[parameters()];
        System.arraycopy(row, at + components, ordered, 0, components);
        System.arraycopy(row, at, ordered, components, components);
        System.arraycopy(row, at + 2 * components, ordered, 2 * components, components);
        return ordered;
    }

    @Override
    public double loss(double[] row, int at, double target, double[] gradient) {
        double[] slope = new double[parameters()];
        double loss = mixture().loss(ordered(row, at), new double[] {target}, slope);
        System.arraycopy(slope, components, gradient, at, components);
        System.arraycopy(slope, 0, gradient, at + components, components);
        System.arraycopy(slope, 2 * components, gradient, at + 2 * components, components);
        return loss;
    }

    @Override
    public double point(double[] row, int at) {
        return mixture().mean(ordered(row, at))[0];
    }

    /** By bisection between the least and the greatest quantile of a component. */
    @Override
    public double[] quantiles(double[] row, int at) {
        return Arrays.stream(levels).map(level -> quantile(row, at, level)).toArray();
    }

    private double quantile(double[] row, int at, double level) {
        double unit = STANDARD.inverseCumulativeProbability(level);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < components; k++) {
            low = Math.min(low, row[at + k] + unit * deviation(row, at, k));
            high = Math.max(high, row[at + k] + unit * deviation(row, at, k));
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (cumulative(row, at, middle) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double deviation(double[] row, int at, int k) {
        return Math.hypot(Math.exp(row[at + 2 * components + k]), FLOOR);
    }

    private double cumulative(double[] row, int at, double x) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < components; k++) {
            most = Math.max(most, row[at + components + k]);
        }
        double weights = 0;
        double below = 0;
        for (int k = 0; k < components; k++) {
            double weight = Math.exp(row[at + components + k] - most);
            weights += weight;
            below += weight * STANDARD.cumulativeProbability((x - row[at + k]) / deviation(row, at, k));
        }
        return below / weights;
    }
}
