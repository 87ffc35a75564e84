package org.rnn4j.core.distribution;

import java.util.random.RandomGenerator;

/**
 * Features that are on or off, independently of each other; the parameters are their logits. With p = sigmoid(z) the loss is
 * {@code -sum over f of (x log p + (1 - x) log(1 - p))}.
 *
 * @param values number of features
 */
public record Bernoullis(int values) implements StepDistribution {
    static final String NAME = "bernoulli";

    @Override
    public int parameters() {
        return values;
    }

    @Override
    public double loss(double[] row, double[] step, double[] gradient) {
        double loss = 0;
        for (int f = 0; f < values; f++) {
            double z = row[f];
            loss += Math.max(z, 0) - z * step[f] + Math.log1p(Math.exp(-Math.abs(z)));
            gradient[f] = probability(z) - step[f];
        }
        return loss;
    }

    @Override
    public double[] draw(double[] row, double temperature, RandomGenerator random) {
        double[] step = new double[values];
        for (int f = 0; f < values; f++) {
            boolean on = temperature == 0 ? row[f] > 0 : random.nextDouble() < probability(row[f] / temperature);
            step[f] = on ? 1 : 0;
        }
        return step;
    }

    /** The probability that a feature is on. */
    static double probability(double logit) {
        double small = Math.exp(-Math.abs(logit));
        return (logit > 0 ? 1 : small) / (1 + small);
    }

    @Override
    public String name() {
        return NAME;
    }
}
