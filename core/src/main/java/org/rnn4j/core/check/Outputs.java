package org.rnn4j.core.check;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * The results of a model for the sequences of a batch: the predictions, or the states after the last step of a model that makes
 * none.
 *
 * @param rows one array of numbers for each sequence
 */
record Outputs(double[][] rows) {
    static Outputs of(SequenceModel model, SequenceBatch batch) {
        if (model instanceof SequencePredictor predictor) {
            Predictions predictions = predictor.predict(batch).predictions();
            return new Outputs(IntStream.range(0, batch.batch())
                    .mapToObj(b -> row(predictions, b))
                    .toArray(double[][]::new));
        }
        RnnState after = model.evaluate(batch, null).after();
        return new Outputs(
                IntStream.range(0, batch.batch()).mapToObj(b -> state(after, b)).toArray(double[][]::new));
    }

    private static double[] state(RnnState state, int b) {
        RnnState row = state.rows(b);
        return IntStream.range(0, row.parts())
                .mapToObj(row::part)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private static double[] row(Predictions predictions, int b) {
        if (predictions instanceof Predictions.ClassProbabilities classes) {
            return doubles(classes.probabilities()[b]).toArray();
        } else if (predictions instanceof Predictions.TagPaths paths) {
            return DoubleStream.concat(
                            Arrays.stream(paths.tags()[b]).asDoubleStream(), doubles(paths.probabilities()[b]))
                    .toArray();
        } else if (predictions instanceof Predictions.Values values) {
            return DoubleStream.concat(
                            doubles(values.point()[b]),
                            values.quantiles() == null || values.levels().length == 0
                                    ? DoubleStream.empty()
                                    : Arrays.stream(values.quantiles()[b]).flatMapToDouble(Outputs::doubles))
                    .toArray();
        }
        if (predictions instanceof Predictions.NextTokens tokens) {
            return doubles(tokens.logProbabilities()[b]).toArray();
        }
        if (predictions instanceof Predictions.Steps steps) {
            return Arrays.stream(steps.parameters()[b])
                    .flatMapToDouble(Outputs::doubles)
                    .toArray();
        }
        Predictions.Sequences sequences = (Predictions.Sequences) predictions;
        if (sequences.labels() != null) {
            return Arrays.stream(sequences.labels()[b])
                    .flatMapToDouble(Outputs::doubles)
                    .toArray();
        }
        Decoded best = sequences.best().get(b).get(0);
        return Arrays.stream(best.tokens()).asDoubleStream().toArray();
    }

    private static DoubleStream doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
    }

    /** The largest difference to the results of the same sequences; infinite if one has more numbers. */
    double differenceTo(Outputs other) {
        double worst = 0;
        for (int b = 0; b < rows.length; b++) {
            if (rows[b].length != other.rows[b].length) {
                return Double.POSITIVE_INFINITY;
            }
            for (int i = 0; i < rows[b].length; i++) {
                double difference = Math.abs(rows[b][i] - other.rows[b][i]) / (1 + Math.abs(rows[b][i]));
                worst = Math.max(worst, difference); // NaN if one is
            }
        }
        return worst;
    }
}
