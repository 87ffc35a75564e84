package org.rnn4j.models.head;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.rnn4j.core.error.UserException;

/**
 * A negative binomial distribution of counts with mean {@code m = e^a} and variance {@code m + m^2 c}, with {@code c = log(1 +
 * e^s) + 0.0001}, where a and s are the outputs of the network; the loss of a count y, with {@code r = 1 / c}, is
 *
 * <pre>
 *   ln G(r) + ln G(y + 1) - ln G(y + r) - r ln(r / (r + m)) - y ln(m / (r + m))
 * </pre>
 *
 * @param levels levels of the predicted quantiles
 * @see <a href="https://arxiv.org/abs/1704.04110">Salinas, Flunkert and Gasthaus, 2017</a>
 */
record NegativeBinomial(double[] levels) implements ValueDistribution {
    private static final double FLOOR = 1e-4;
    /** Outputs a beyond are cut: a mean of e^30 is no count that float32 tells from the next. */
    private static final double MOST = 30;

    @Override
    public int parameters() {
        return 2;
    }

    @Override
    public int locations() {
        return 0;
    }

    private static double mean(double a) {
        return Math.exp(Math.max(-MOST, Math.min(MOST, a)));
    }

    private static double size(double s) {
        return 1 / (Softplus.of(s) + FLOOR);
    }

    @Override
    public double loss(double[] row, int at, double target, double[] gradient) {
        if (target < 0 || target != Math.rint(target)) {
            throw new UserException(
                    "model.distribution = negative-binomial needs counts, but a target of the network is %s; set data.counts to true if the values are counts, or use student-t"
                            .formatted((float) target));
        }
        double m = mean(row[at]);
        double r = size(row[at + 1]);
        gradient[at] = Math.abs(row[at]) > MOST ? 0 : r * (m - target) / (r + m);
        double ofSize =
                Gamma.digamma(r) - Gamma.digamma(target + r) - Math.log(r / (r + m)) - 1 + (r + target) / (r + m);
        gradient[at + 1] = -ofSize * r * r * Softplus.slope(row[at + 1]);
        return Gamma.logGamma(r)
                + Gamma.logGamma(target + 1)
                - Gamma.logGamma(target + r)
                - r * Math.log(r / (r + m))
                - target * Math.log(m / (r + m));
    }

    @Override
    public double point(double[] row, int at) {
        return mean(row[at]);
    }

    @Override
    public double[] quantiles(double[] row, int at) {
        double[] quantiles = new double[levels.length];
        for (int l = 0; l < levels.length; l++) {
            quantiles[l] = quantile(mean(row[at]), size(row[at + 1]), levels[l]);
        }
        return quantiles;
    }

    /** The least count whose cumulative probability reaches a level. */
    private static double quantile(double m, double r, double level) {
        double below = -1;
        double above = Math.ceil(m + 1);
        while (cumulative(above, m, r) < level) {
            below = above;
            above *= 2;
        }
        while (above - below > 1) {
            double middle = Math.floor((below + above) / 2);
            if (cumulative(middle, m, r) < level) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }

    private static double cumulative(double count, double m, double r) {
        return Beta.regularizedBeta(r / (r + m), r, count + 1);
    }
}
