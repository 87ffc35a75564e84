package org.rnn4j.models.head;

import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.Values;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/**
 * Real values, each with the parameters of a distribution. The loss of a row is the mean over its known targets; NaN is an
 * unknown target.
 *
 * @param distribution distribution of each value
 * @param width number of values per row
 */
public record FloatValueCriterion(ValueDistribution distribution, int width) implements FloatCriterion {

    @Override
    public int outputs() {
        return width * distribution.parameters();
    }

    @Override
    public double loss(float[] z, int at, SequenceValues targets, int sequence, int step, float scale) {
        double[] row = row(z, at);
        double[] gradient = new double[row.length];
        double[] wanted = new double[width];
        for (int v = 0; v < width; v++) {
            wanted[v] = target(targets, sequence, step, v);
        }
        double loss = distribution.rowLoss(row, wanted, gradient);
        for (int j = 0; j < row.length; j++) {
            z[at + j] = (float) (scale * gradient[j]);
        }
        return loss;
    }

    private double target(SequenceValues targets, int sequence, int step, int value) {
        return targets instanceof OneVector vectors
                ? vectors.values()[sequence * width + value]
                : ((RealVectors) targets).at(sequence, value, step);
    }

    private double[] row(float[] z, int at) {
        double[] row = new double[outputs()];
        for (int j = 0; j < row.length; j++) {
            row[j] = z[at + j];
        }
        return row;
    }

    @Override
    public Predictions newPredictions(int batch) {
        double[] levels = distribution.levels();
        return new Values(PredictionRows.newRows(batch), levels, PredictionRows.newTables(batch));
    }

    @Override
    public void predict(float[] z, int at, int sequence, int step, int steps, Predictions into) {
        Values values = (Values) into;
        if (step == 0) {
            values.point()[sequence] = PredictionRows.newRows(1, steps * width)[0];
            values.quantiles()[sequence] = PredictionRows.newRows(steps * width, values.levels().length);
        }
        double[] row = row(z, at);
        for (int v = 0; v < width; v++) {
            int place = step * width + v;
            int from = v * distribution.parameters();
            PredictionRows.put(distribution.point(row, from), values.point()[sequence], place);
            double[] quantiles = distribution.quantiles(row, from);
            values.quantiles()[sequence][place] = PredictionRows.row(quantiles, 0, quantiles.length);
        }
    }
}
