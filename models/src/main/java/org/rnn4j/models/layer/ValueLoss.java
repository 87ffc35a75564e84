package org.rnn4j.models.layer;

import java.util.Arrays;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.rnn4j.models.head.DistributionSpec;
import org.rnn4j.models.head.ValueDistribution;

/**
 * DL4J loss of real values with a {@link ValueDistribution}: labels [rows, values], outputs [rows, values *
 * parameters], identity activation. The loss of a row is the mean over its values; NaN labels are ignored.
 */
public final class ValueLoss extends RowLoss {
    private static final long serialVersionUID = 1;

    /** The name of the distribution. */
    @JsonProperty
    private String distribution;

    @JsonProperty
    private double[] levels;

    /** Components of a mixture; 0 in networks saved before there was one. */
    @JsonProperty
    private int components;

    /** For deserialization. */
    @SuppressWarnings("unused")
    private ValueLoss() {}

    /** Creates the loss of a job's distribution. */
    public ValueLoss(DistributionSpec spec) {
        ValueDistribution learned = ValueDistribution.of(spec);
        distribution = learned.name();
        levels = learned.levels();
        components = learned.components();
    }

    /** Distribution of the values. */
    public ValueDistribution distribution() {
        return ValueDistribution.named(distribution, levels, components);
    }

    @Override
    int outputs(int values) {
        return values * distribution().parameters();
    }

    @Override
    double loss(double[] row, double[] targets, double[] gradient) {
        return distribution().rowLoss(row, targets, gradient);
    }

    @Override
    public String toString() {
        return "ValueLoss(%s %s)".formatted(distribution, Arrays.toString(levels));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueLoss loss
                && distribution.equals(loss.distribution)
                && Arrays.equals(levels, loss.levels)
                && Math.max(1, components) == Math.max(1, loss.components);
    }

    @Override
    public int hashCode() {
        return 31 * distribution.hashCode() + Arrays.hashCode(levels);
    }
}
