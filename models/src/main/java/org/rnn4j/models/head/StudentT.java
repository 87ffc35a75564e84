package org.rnn4j.models.head;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Gamma;

/**
 * A Student t distribution with location m, scale {@code d = log(1 + e^s) + 0.001} and {@code n = 2 + log(1 + e^v)} degrees of
 * freedom, where m, s and v are the outputs of the network. With {@code e = (target - m) / d} the loss is the negative
 * log-likelihood
 *
 * <pre>
 *   ln G(n / 2) - ln G((n + 1) / 2) + ln(pi n) / 2 + ln d + (n + 1) / 2 ln(1 + e^2 / n)
 * </pre>
 *
 * @param levels levels of the predicted quantiles
 */
record StudentT(double[] levels) implements ValueDistribution {
    private static final double FLOOR = 1e-3;

    @Override
    public int parameters() {
        return 3;
    }

    @Override
    public int locations() {
        return 1;
    }

    private static double freedom(double v) {
        return 2 + Softplus.of(v);
    }

    @Override
    public double loss(double[] row, int at, double target, double[] gradient) {
        double d = Softplus.of(row[at + 1]) + FLOOR;
        double n = freedom(row[at + 2]);
        double e = (target - row[at]) / d;
        double tail = 1 + e * e / n;
        double pull = (n + 1) * e / n / tail; // d loss / d e
        gradient[at] = -pull / d;
        gradient[at + 1] = (1 - pull * e) / d * Softplus.slope(row[at + 1]);
        double ofFreedom = Gamma.digamma(n / 2) - Gamma.digamma((n + 1) / 2) + 1 / n + Math.log(tail) - pull * e / n;
        gradient[at + 2] = ofFreedom / 2 * Softplus.slope(row[at + 2]);
        return Gamma.logGamma(n / 2)
                - Gamma.logGamma((n + 1) / 2)
                + Math.log(Math.PI * n) / 2
                + Math.log(d)
                + (n + 1) / 2 * Math.log(tail);
    }

    @Override
    public double point(double[] row, int at) {
        return row[at];
    }

    @Override
    public double[] quantiles(double[] row, int at) {
        TDistribution standard = new TDistribution(null, freedom(row[at + 2]));
        double d = Softplus.of(row[at + 1]) + FLOOR;
        return Arrays.stream(levels)
                .map(level -> row[at] + d * standard.inverseCumulativeProbability(level))
                .toArray();
    }
}
