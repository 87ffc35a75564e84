package org.rnn4j.models.layer;

import java.util.Arrays;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.rnn4j.core.distribution.StepDistribution;

/**
 * DL4J loss of steps with a {@link StepDistribution}: labels [rows, values], outputs [rows, parameters], identity activation. The loss
 * of a row is in nats; a row whose first label is NaN is ignored.
 */
public final class StepLoss extends RowLoss {
    private static final long serialVersionUID = 1;

    /** The name of the distribution. */
    @JsonProperty
    private String distribution;

    @JsonProperty
    private int values;

    @JsonProperty
    private int components;

    @JsonProperty
    private double sigmaFloor;

    /** For deserialization. */
    @SuppressWarnings("unused")
    private StepLoss() {}

    /** Creates the loss of a distribution. */
    public StepLoss(StepDistribution learned) {
        distribution = learned.name();
        values = learned.values();
        components = learned.components();
        sigmaFloor = learned.sigmaFloor();
    }

    /** Distribution of the steps. */
    public StepDistribution distribution() {
        return StepDistribution.named(distribution, values, components, sigmaFloor);
    }

    @Override
    int outputs(int labels) {
        if (labels != values) {
            throw new IllegalArgumentException("%d labels, but a step has %d values".formatted(labels, values));
        }
        return distribution().parameters();
    }

    @Override
    double loss(double[] row, double[] targets, double[] gradient) {
        if (Double.isNaN(targets[0])) {
            Arrays.fill(gradient, 0);
            return 0;
        }
        return distribution().loss(row, targets, gradient);
    }

    @Override
    public String toString() {
        return "StepLoss(%s)".formatted(distribution());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepLoss loss && distribution().equals(loss.distribution());
    }

    @Override
    public int hashCode() {
        return distribution().hashCode();
    }
}
