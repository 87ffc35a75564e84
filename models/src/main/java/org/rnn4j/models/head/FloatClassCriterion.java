package org.rnn4j.models.head;

import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.ClassProbabilities;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.models.kernel.fused.FloatSoftmax;

/**
 * Softmax cross-entropy of one class per row, in nats. The weight of the class multiplies its gradient, but not the loss,
 * which is that of a model without weights in training and in evaluation.
 *
 * @param outputs number of classes
 * @param weights weights of the classes, {@code [classes]}; null = all 1
 */
public record FloatClassCriterion(int outputs, double[] weights) implements FloatCriterion {

    @Override
    public double loss(float[] z, int at, SequenceValues targets, int sequence, int step, float scale) {
        int target = ((ClassIds) targets).classes()[sequence];
        double weight = weights == null ? 1 : weights[target];
        return FloatSoftmax.crossEntropy(z, at, outputs, target, (float) (scale * weight));
    }

    @Override
    public Predictions newPredictions(int batch) {
        return new ClassProbabilities(PredictionRows.newRows(batch));
    }

    @Override
    public void predict(float[] z, int at, int sequence, int step, int steps, Predictions into) {
        FloatSoftmax.probabilities(z, at, outputs);
        ((ClassProbabilities) into).probabilities()[sequence] = PredictionRows.row(z, at, outputs);
    }
}
