package org.rnn4j.models.layer;

import java.util.Arrays;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.rnn4j.models.head.DistributionSpec;
import org.rnn4j.models.head.ValueDistribution;
import org.rnn4j.models.kernel.adapter.ChunkArrays;

/**
 * DL4J loss of real values with a {@link ValueDistribution}: labels [rows, values], outputs [rows, values *
 * parameters], identity activation. The loss of a row is the mean over its values; NaN labels are ignored.
 */
public final class ValueLoss implements ILossFunction {
    private static final long serialVersionUID = 1;

    /** The name of the distribution. */
    @JsonProperty
    private String distribution;

    @JsonProperty
    private double[] levels;

    /** For deserialization. */
    @SuppressWarnings("unused")
    private ValueLoss() {}

    /** Creates the loss of a job's distribution. */
    public ValueLoss(DistributionSpec spec) {
        ValueDistribution learned = ValueDistribution.of(spec);
        distribution = learned.name();
        levels = learned.levels();
    }

    /** Distribution of the values. */
    public ValueDistribution distribution() {
        return ValueDistribution.named(distribution, levels);
    }

    /** Losses [rows] and gradients [rows, outputs]. */
    private record Rows(double[] losses, double[] gradients) {}

    private Rows compute(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        if (!(activation instanceof ActivationIdentity)) {
            throw new IllegalArgumentException("activation = %s, but a ValueLoss needs IDENTITY".formatted(activation));
        }
        ValueDistribution learned = distribution();
        int rows = (int) labels.size(0);
        int width = (int) labels.size(1);
        int outputs = width * learned.parameters();
        if (preOutput.size(1) != outputs) {
            throw new IllegalArgumentException("%d outputs, but %d values with %d distribution parameters each"
                    .formatted(preOutput.size(1), width, learned.parameters()));
        }
        double[] targets = ChunkArrays.values(labels);
        double[] predictions = ChunkArrays.values(preOutput);
        double[] valid = mask == null ? null : ChunkArrays.values(mask);
        double[] losses = new double[rows];
        double[] gradients = new double[rows * outputs];
        double[] gradient = new double[outputs];
        for (int r = 0; r < rows; r++) {
            if (valid == null || valid[r] != 0) {
                losses[r] = learned.rowLoss(
                        Arrays.copyOfRange(predictions, r * outputs, (r + 1) * outputs),
                        Arrays.copyOfRange(targets, r * width, (r + 1) * width),
                        gradient);
                System.arraycopy(gradient, 0, gradients, r * outputs, outputs);
            }
        }
        return new Rows(losses, gradients);
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double sum = Arrays.stream(compute(labels, preOutput, activation, mask).losses())
                .sum();
        return average ? sum / labels.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        double[] losses = compute(labels, preOutput, activation, mask).losses();
        return ChunkArrays.array(losses, preOutput.dataType(), losses.length, 1);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        double[] gradients = compute(labels, preOutput, activation, mask).gradients();
        return ChunkArrays.array(gradients, preOutput.dataType(), preOutput.shape());
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    @Override
    public String name() {
        return toString();
    }

    @Override
    public String toString() {
        return "ValueLoss(%s %s)".formatted(distribution, Arrays.toString(levels));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueLoss loss
                && distribution.equals(loss.distribution)
                && Arrays.equals(levels, loss.levels);
    }

    @Override
    public int hashCode() {
        return 31 * distribution.hashCode() + Arrays.hashCode(levels);
    }
}
