package org.rnn4j.core.distribution;

import java.util.random.RandomGenerator;

/**
 * Real values with a mixture of K normal distributions, whose components have independent values:
 *
 * <pre>
 *   p(x) = sum over k of pi_k * product over f of N(x_f; mu_kf, v_kf),   v_kf = exp(2 s_kf) + floor^2,   pi = softmax(w)
 * </pre>
 *
 * <p>The parameters are w {@code [K]}, mu {@code [K][values]} and s {@code [K][values]}, in this order. The loss is computed as a
 * log-sum-exp over the components.
 *
 * @param values number of values of a step
 * @param components K
 * @param sigmaFloor floor, 0 or more
 * @see <a href="https://publications.aston.ac.uk/id/eprint/373/">Bishop, Mixture density networks, 1994</a>
 */
public record ValueMixture(int values, int components, double sigmaFloor) implements StepDistribution {
    static final String NAME = "values";
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    @Override
    public int parameters() {
        return components * (1 + 2 * values);
    }

    private int mean(int k) {
        return components + k * values;
    }

    private int logSigma(int k) {
        return mean(k) + components * values;
    }

    private double variance(double logSigma) {
        return Math.exp(2 * logSigma) + sigmaFloor * sigmaFloor;
    }

    @Override
    public double loss(double[] row, double[] step, double[] gradient) {
        double[] joint = new double[components];
        for (int k = 0; k < components; k++) {
            joint[k] = row[k] + logDensity(row, step, k);
        }
        double weights = Categorical.logSum(row, 0, components);
        double all = Categorical.logSum(joint, 0, components);
        for (int k = 0; k < components; k++) {
            double share = Math.exp(joint[k] - all);
            gradient[k] = Math.exp(row[k] - weights) - share;
            for (int f = 0; f < values; f++) {
                double sigma = row[logSigma(k) + f];
                double v = variance(sigma);
                double error = step[f] - row[mean(k) + f];
                gradient[mean(k) + f] = -share * error / v;
                gradient[logSigma(k) + f] = share * Math.exp(2 * sigma) / v * (1 - error * error / v);
            }
        }
        return weights - all;
    }

    private double logDensity(double[] row, double[] step, int k) {
        double log = 0;
        for (int f = 0; f < values; f++) {
            double v = variance(row[logSigma(k) + f]);
            double error = step[f] - row[mean(k) + f];
            log -= (LOG_TWO_PI + Math.log(v) + error * error / v) / 2;
        }
        return log;
    }

    /** Draws a component, then its values; variances are multiplied by the temperature. */
    @Override
    public double[] draw(double[] row, double temperature, RandomGenerator random) {
        int k = Categorical.draw(row, 0, components, temperature, random);
        double[] step = new double[values];
        for (int f = 0; f < values; f++) {
            double noise = temperature == 0 ? 0 : random.nextGaussian();
            step[f] = row[mean(k) + f] + noise * Math.sqrt(temperature * variance(row[logSigma(k) + f]));
        }
        return step;
    }

    /** The mean of the mixture, {@code [values]}. */
    public double[] mean(double[] row) {
        double all = Categorical.logSum(row, 0, components);
        double[] mean = new double[values];
        for (int k = 0; k < components; k++) {
            double weight = Math.exp(row[k] - all);
            for (int f = 0; f < values; f++) {
                mean[f] += weight * row[mean(k) + f];
            }
        }
        return mean;
    }

    /** Index in a row of the mean of value {@code f} in component {@code k}. */
    public int meanIndex(int k, int f) {
        return mean(k) + f;
    }

    @Override
    public String name() {
        return NAME;
    }
}
