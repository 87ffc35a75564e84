package org.rnn4j.models.head;

import java.util.Arrays;
import org.rnn4j.core.distribution.StepDistribution;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.Steps;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/**
 * The next step, with a distribution whose parameters are the outputs. The loss of a row is in nats; a step whose first value is NaN is
 * unknown.
 */
public record FloatDistributionCriterion(StepDistribution distribution) implements FloatCriterion {

    @Override
    public int outputs() {
        return distribution.parameters();
    }

    @Override
    public double loss(float[] z, int at, SequenceValues targets, int sequence, int step, float scale) {
        RealVectors steps = (RealVectors) targets;
        if (Float.isNaN(steps.at(sequence, 0, step))) {
            Arrays.fill(z, at, at + outputs(), 0);
            return 0;
        }
        double[] row = new double[outputs()];
        double[] wanted = new double[distribution.values()];
        for (int j = 0; j < row.length; j++) {
            row[j] = z[at + j];
        }
        for (int v = 0; v < wanted.length; v++) {
            wanted[v] = steps.at(sequence, v, step);
        }
        double[] gradient = new double[row.length];
        double loss = distribution.loss(row, wanted, gradient);
        for (int j = 0; j < row.length; j++) {
            z[at + j] = (float) (scale * gradient[j]);
        }
        return loss;
    }

    @Override
    public Predictions newPredictions(int batch) {
        return new Steps(distribution, PredictionRows.newTables(batch));
    }

    @Override
    public void predict(float[] z, int at, int sequence, int step, int steps, Predictions into) {
        var parameters = ((Steps) into).parameters();
        if (step == 0) {
            parameters[sequence] = PredictionRows.newRows(steps);
        }
        parameters[sequence][step] = PredictionRows.row(z, at, outputs());
    }
}
