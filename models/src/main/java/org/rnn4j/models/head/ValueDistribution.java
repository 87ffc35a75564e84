package org.rnn4j.models.head;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.rnn4j.core.job.Variants;

/**
 * The predicted distribution of a real value, whose parameters are outputs of the network, and its loss. A row of several
 * values holds the parameters of the first value, then those of the second, and so on.
 */
public sealed interface ValueDistribution
        permits ValueDistribution.Point,
                ValueDistribution.Quantile,
                ValueDistribution.Gaussian,
                StudentT,
                NegativeBinomial,
                NormalMixture {

    /** Number of network outputs per value. */
    int parameters();

    /** Number of leading outputs per value that move with the value itself, as its mean does. */
    int locations();

    /** Levels of the predicted quantiles; empty for point predictions. */
    double[] levels();

    /** Its name in saved networks. */
    default String name() {
        return Variants.name(getClass());
    }

    /** Number of components of a mixture; 1 for a distribution that is none. */
    default int components() {
        return 1;
    }

    /** The distribution of a name in saved networks. */
    static ValueDistribution named(String name, double[] levels, int components) {
        return switch (name) {
            case "point" -> new Point();
            case "quantile" -> new Quantile(levels);
            case "gaussian" -> new Gaussian(levels);
            case "student-t" -> new StudentT(levels);
            case "negative-binomial" -> new NegativeBinomial(levels);
            case "mixture" -> new NormalMixture(levels, components);
            default ->
                throw new IllegalStateException(
                        "distribution = %s, but must be point, quantile, gaussian, student-t, negative-binomial or mixture"
                                .formatted(name));
        };
    }

    /** Returns the loss of the value whose parameters start at {@code row[at]}; writes their gradient from {@code gradient[at]}. */
    double loss(double[] row, int at, double target, double[] gradient);

    /** Point prediction. */
    double point(double[] row, int at);

    /** Quantiles at {@link #levels}, in non-decreasing order. */
    double[] quantiles(double[] row, int at);

    /** The distribution of a job's options. */
    static ValueDistribution of(DistributionSpec spec) {
        if (spec instanceof DistributionSpec.Quantile quantile) {
            return new Quantile(array(quantile.levels()));
        }
        if (spec instanceof DistributionSpec.StudentT student) {
            return new StudentT(array(student.levels()));
        }
        if (spec instanceof DistributionSpec.NegativeBinomial counts) {
            return new NegativeBinomial(array(counts.levels()));
        }
        if (spec instanceof DistributionSpec.Mixture mixture) {
            return new NormalMixture(array(mixture.levels()), mixture.components());
        }
        return spec instanceof DistributionSpec.Gaussian gaussian
                ? new Gaussian(array(gaussian.levels()))
                : new Point();
    }

    private static double[] array(Iterable<Double> values) {
        double[] array = new double[0];
        for (double value : values) {
            array = Arrays.copyOf(array, array.length + 1);
            array[array.length - 1] = value;
        }
        return array;
    }

    /**
     * Mean loss over the known targets of a row; 0 if none is known.
     *
     * @param row {@code [targets.length * parameters]}
     * @param targets NaN = unknown
     * @param gradient receives the gradient of the mean, like {@code row}
     */
    default double rowLoss(double[] row, double[] targets, double[] gradient) {
        Arrays.fill(gradient, 0);
        double loss = 0;
        int known = 0;
        for (int v = 0; v < targets.length; v++) {
            if (!Double.isNaN(targets[v])) {
                loss += loss(row, v * parameters(), targets[v], gradient);
                known++;
            }
        }
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] /= Math.max(1, known);
        }
        return loss / Math.max(1, known);
    }

    /** A single number; the loss is {@code (y - target)^2 / 2}. */
    record Point() implements ValueDistribution {
        @Override
        public int parameters() {
            return 1;
        }

        @Override
        public int locations() {
            return 1;
        }

        @Override
        public double[] levels() {
            return new double[0];
        }

        @Override
        public double loss(double[] row, int at, double target, double[] gradient) {
            double error = row[at] - target;
            gradient[at] = error;
            return error * error / 2;
        }

        @Override
        public double point(double[] row, int at) {
            return row[at];
        }

        @Override
        public double[] quantiles(double[] row, int at) {
            return new double[0];
        }
    }

    /**
     * Quantiles; the loss is the sum of their pinball losses {@code max(level (target - q), (level - 1) (target - q))}.
     *
     * @see <a href="https://doi.org/10.2307/1913643">Koenker and Bassett, 1978</a>
     */
    record Quantile(double[] levels) implements ValueDistribution {
        @Override
        public int parameters() {
            return levels.length;
        }

        @Override
        public int locations() {
            return levels.length;
        }

        @Override
        public double loss(double[] row, int at, double target, double[] gradient) {
            double loss = 0;
            for (int k = 0; k < levels.length; k++) {
                double above = target - row[at + k];
                double slope = above > 0 ? levels[k] : levels[k] - 1;
                loss += slope * above;
                gradient[at + k] = -slope;
            }
            return loss;
        }

        /** The median, or the quantile nearest to it. */
        @Override
        public double point(double[] row, int at) {
            int nearest = 0;
            for (int k = 1; k < levels.length; k++) {
                nearest = Math.abs(levels[k] - 0.5) < Math.abs(levels[nearest] - 0.5) ? k : nearest;
            }
            return quantiles(row, at)[nearest];
        }

        /** Sorted, since learned quantiles may cross (Chernozhukov et al., 2010). */
        @Override
        public double[] quantiles(double[] row, int at) {
            double[] quantiles = Arrays.copyOfRange(row, at, at + levels.length);
            Arrays.sort(quantiles);
            return quantiles;
        }
    }

    /**
     * A normal distribution with mean m and standard deviation {@code d = log(1 + e^s) + 0.001}, where m and s are the outputs
     * of the network; the loss is the negative log-likelihood {@code log d + (target - m)^2 / (2 d^2) + log(2 pi) / 2}.
     */
    record Gaussian(double[] levels) implements ValueDistribution {
        private static final double FLOOR = 1e-3;
        private static final double HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

        @Override
        public int parameters() {
            return 2;
        }

        @Override
        public int locations() {
            return 1;
        }

        private static double deviation(double s) {
            return Softplus.of(s) + FLOOR;
        }

        @Override
        public double loss(double[] row, int at, double target, double[] gradient) {
            double d = deviation(row[at + 1]);
            double error = (target - row[at]) / d;
            gradient[at] = -error / d;
            gradient[at + 1] = (1 - error * error) / d * Softplus.slope(row[at + 1]);
            return Math.log(d) + error * error / 2 + HALF_LOG_TWO_PI;
        }

        @Override
        public double point(double[] row, int at) {
            return row[at];
        }

        @Override
        public double[] quantiles(double[] row, int at) {
            NormalDistribution normal = new NormalDistribution(null, row[at], deviation(row[at + 1]));
            return Arrays.stream(levels)
                    .map(normal::inverseCumulativeProbability)
                    .toArray();
        }
    }
}
