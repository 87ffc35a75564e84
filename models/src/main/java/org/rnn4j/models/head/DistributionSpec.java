package org.rnn4j.models.head;

import java.util.List;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;

/** The form of the prediction for a real value; determines the loss. */
public sealed interface DistributionSpec
        permits DistributionSpec.Point,
                DistributionSpec.Quantile,
                DistributionSpec.Gaussian,
                DistributionSpec.StudentT,
                DistributionSpec.NegativeBinomial,
                DistributionSpec.Mixture {

    /** A single number; the loss is {@code (y - target)^2 / 2}. */
    record Point() implements DistributionSpec {}

    /**
     * Quantiles; the loss is the sum of their pinball losses (Koenker and Bassett, 1978). The point prediction is the median,
     * or the quantile nearest to it.
     *
     * @param levels levels of the quantiles, in (0, 1), in increasing order
     */
    record Quantile(
            @Default("[0.1, 0.5, 0.9]") @Doc("Levels of the quantiles, in (0, 1), in increasing order.")
            List<Double> levels)
            implements DistributionSpec {
        public Quantile {
            levels = increasing(levels);
        }
    }

    /**
     * A normal distribution; the loss is the negative log-likelihood.
     *
     * @param levels levels of the reported quantiles, in (0, 1), in increasing order
     */
    record Gaussian(
            @Default("[0.1, 0.5, 0.9]") @Doc("Levels of the quantiles, in (0, 1), in increasing order.")
            List<Double> levels)
            implements DistributionSpec {
        public Gaussian {
            levels = increasing(levels);
        }
    }

    /**
     * A Student t distribution with location, scale and degrees of freedom above 2, for values with outliers; the loss is the
     * negative log-likelihood.
     *
     * @param levels levels of the reported quantiles, in (0, 1), in increasing order
     */
    record StudentT(
            @Default("[0.1, 0.5, 0.9]") @Doc("Levels of the quantiles, in (0, 1), in increasing order.")
            List<Double> levels)
            implements DistributionSpec {
        public StudentT {
            levels = increasing(levels);
        }
    }

    /**
     * A negative binomial distribution of counts, with {@code data.counts}; the loss is the negative log-likelihood.
     *
     * @param levels levels of the reported quantiles, in (0, 1), in increasing order
     */
    record NegativeBinomial(
            @Default("[0.1, 0.5, 0.9]") @Doc("Levels of the quantiles, in (0, 1), in increasing order.")
            List<Double> levels)
            implements DistributionSpec {
        public NegativeBinomial {
            levels = increasing(levels);
        }
    }

    /**
     * A mixture of normal distributions, for values that may go one way or another; the loss is the negative log-likelihood. The point
     * prediction is the mean.
     *
     * @param components number of normal distributions
     * @param levels levels of the reported quantiles, in (0, 1), in increasing order
     */
    record Mixture(
            @Default("3") @Range(min = 1, max = 100) @Doc("Number of normal distributions of a mixture.")
            int components,

            @Default("[0.1, 0.5, 0.9]") @Doc("Levels of the quantiles, in (0, 1), in increasing order.")
            List<Double> levels)
            implements DistributionSpec {
        public Mixture {
            Require.inRange("model.distribution.components", components, 1, 100);
            levels = increasing(levels);
        }
    }

    private static List<Double> increasing(List<Double> levels) {
        if (levels.isEmpty()) {
            throw new UserException(
                    "model.distribution.levels is empty; set at least one level, for example [0.1, 0.5, 0.9]");
        }
        double below = 0;
        for (double level : levels) {
            Require.inRange("model.distribution.levels", level, 1e-6, 1 - 1e-6);
            if (level <= below) {
                throw new UserException(
                        "model.distribution.levels = %s, but must be in increasing order".formatted(levels));
            }
            below = level;
        }
        return List.copyOf(levels);
    }
}
