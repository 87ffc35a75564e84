package org.rnn4j.models.layer;

import java.util.Arrays;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.rnn4j.models.kernel.adapter.ChunkArrays;

/**
 * Base class of DL4J losses that are computed row by row in float64: labels [rows, values], outputs [rows, outputs], identity
 * activation.
 */
abstract class RowLoss implements ILossFunction {
    private static final long serialVersionUID = 1;

    /** Number of outputs for rows of some values. */
    abstract int outputs(int values);

    /** The loss of a row, and the gradient of its outputs. */
    abstract double loss(double[] row, double[] targets, double[] gradient);

    /** Losses [rows] and gradients [rows, outputs]. */
    private record Rows(double[] losses, double[] gradients) {}

    private Rows compute(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        if (!(activation instanceof ActivationIdentity)) {
            throw new IllegalArgumentException("activation = %s, but a %s needs IDENTITY"
                    .formatted(activation, getClass().getSimpleName()));
        }
        int rows = (int) labels.size(0);
        int width = (int) labels.size(1);
        int outputs = outputs(width);
        if (preOutput.size(1) != outputs) {
            throw new IllegalArgumentException("%d outputs, but the distribution of %d values has %d parameters"
                    .formatted(preOutput.size(1), width, outputs));
        }
        double[] targets = ChunkArrays.values(labels);
        double[] predictions = ChunkArrays.values(preOutput);
        double[] valid = mask == null ? null : ChunkArrays.values(mask);
        double[] losses = new double[rows];
        double[] gradients = new double[rows * outputs];
        double[] gradient = new double[outputs];
        for (int r = 0; r < rows; r++) {
            if (valid == null || valid[r] != 0) {
                losses[r] = loss(
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
}
