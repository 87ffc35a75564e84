package org.rnn4j.models.head;

import java.util.List;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;

/** What is answered for a real value, and so the loss that is learned by. */
public sealed interface DistributionSpec
        permits DistributionSpec.Point, DistributionSpec.Quantile, DistributionSpec.Gaussian {

    /** One number; the loss is {@code (y - target)^2 / 2}. */
    record Point() implements DistributionSpec {}

    /**
     * Quantiles; the loss is the pinball loss, summed over them (Koenker and Bassett, 1978). The point is the median, or
     * the level nearest to it.
     *
     * @param levels in (0, 1), rising
     */
    record Quantile(
            @Default("[0.1, 0.5, 0.9]") @Doc("Levels of the quantiles, in (0, 1) and rising.")
            List<Double> levels) implements DistributionSpec {
        public Quantile {
            levels = rising(levels);
        }
    }

    /**
     * A mean and a standard deviation; the loss is the negative log likelihood of a normal distribution.
     *
     * @param levels of the quantiles that are reported, in (0, 1), rising
     */
    record Gaussian(
            @Default("[0.1, 0.5, 0.9]") @Doc("Levels of the quantiles, in (0, 1) and rising.")
            List<Double> levels) implements DistributionSpec {
        public Gaussian {
            levels = rising(levels);
        }
    }

    private static List<Double> rising(List<Double> levels) {
        if (levels.isEmpty()) {
            throw new UserException("model.distribution.levels is empty; give some, such as [0.1, 0.5, 0.9]");
        }
        double below = 0;
        for (double level : levels) {
            Require.inRange("model.distribution.levels", level, 1e-6, 1 - 1e-6);
            if (level <= below) {
                throw new UserException("model.distribution.levels = %s, but must rise".formatted(levels));
            }
            below = level;
        }
        return List.copyOf(levels);
    }
}
