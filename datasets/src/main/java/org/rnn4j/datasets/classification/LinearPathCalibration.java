package org.rnn4j.datasets.classification;

import java.util.List;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.ClassProbabilities;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.datasets.sides.Encoded;
import org.rnn4j.datasets.sides.Evaluation;

/** Collects the probabilities of a network, to weigh it against a linear model. */
final class LinearPathCalibration<S> implements Evaluation.Calibration<S, String> {
    private final ClassEvaluation<S> evaluation;
    private final List<FittedLinear> linear;
    private final Encoded<S, String> split;
    private final float[][] probabilities;

    LinearPathCalibration(ClassEvaluation<S> evaluation, List<FittedLinear> linear, Encoded<S, String> split) {
        this.evaluation = evaluation;
        this.linear = linear;
        this.split = split;
        probabilities = new float[split.size()][];
    }

    @Override
    public void add(SequenceBatch batch, Predictions predictions) {
        float[][] networks = ((ClassProbabilities) predictions).probabilities();
        for (int b = 0; b < networks.length; b++) {
            probabilities[batch.examples()[b]] = networks[b];
        }
    }

    @Override
    public Evaluation.Calibrated<S, String> calibrated() {
        ClassEvaluation<S> calibrated =
                evaluation.with(LinearPath.fit(linear, split.sources(), probabilities, ClassSide.ids(split.targets())));
        return new Evaluation.Calibrated<>(calibrated.side(), calibrated);
    }
}
