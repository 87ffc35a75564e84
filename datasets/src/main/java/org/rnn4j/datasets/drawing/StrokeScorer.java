package org.rnn4j.datasets.drawing;

import java.util.List;
import org.rnn4j.core.distribution.StrokeMixture;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/** Nats a point, and their parts: offsets, in units of the deviation of the training offsets, and the state of the pen. */
final class StrokeScorer implements Scorer {
    private double offsets;
    private double pens;
    private long points;

    @Override
    public void add(SequenceBatch batch, Predictions predictions) {
        Predictions.Steps steps = (Predictions.Steps) predictions;
        StrokeMixture mixture = (StrokeMixture) steps.distribution();
        for (int b = 0; b < steps.batch(); b++) {
            float[][] rows = steps.parameters()[b];
            for (int t = 0; t < rows.length; t++) {
                double[] row = new double[rows[t].length];
                for (int j = 0; j < row.length; j++) {
                    row[j] = rows[t][j];
                }
                add(mixture, row, step((RealVectors) batch.targets(), b, t));
            }
        }
    }

    static double[] step(RealVectors targets, int b, int t) {
        double[] step = new double[StrokeMixture.VALUES];
        for (int f = 0; f < step.length; f++) {
            step[f] = targets.at(b, f, t);
        }
        return step;
    }

    void add(StrokeMixture mixture, double[] row, double[] step) {
        double[] gradient = new double[row.length];
        offsets += mixture.offsetLoss(row, step, gradient);
        pens += mixture.penLoss(row, step, gradient);
        points++;
    }

    @Override
    public Score score() {
        return new Score(List.of(
                new Metric("nats a point", (offsets + pens) / points, Kind.ERROR),
                new Metric("offset nats", offsets / points, Kind.ERROR),
                new Metric("pen nats", pens / points, Kind.ERROR)));
    }
}
