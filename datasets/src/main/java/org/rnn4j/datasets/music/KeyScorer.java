package org.rnn4j.datasets.music;

import java.util.List;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/** Scores keys that are on or off: nats a step, and F1 over all keys of the keys whose probability is above one half. */
final class KeyScorer implements Scorer {
    private double nats;
    private long steps;
    private long correct;
    private long predicted;
    private long expected;

    @Override
    public void add(SequenceBatch batch, Predictions predictions) {
        Predictions.Steps next = (Predictions.Steps) predictions;
        RealVectors targets = (RealVectors) batch.targets();
        double[] step = new double[targets.features()];
        double[] row = new double[targets.features()];
        for (int b = 0; b < next.batch(); b++) {
            for (int t = 0; t < next.parameters()[b].length; t++) {
                for (int f = 0; f < step.length; f++) {
                    step[f] = targets.at(b, f, t);
                    row[f] = next.parameters()[b][t][f];
                    boolean on = row[f] > 0;
                    correct += on && step[f] > 0 ? 1 : 0;
                    predicted += on ? 1 : 0;
                    expected += step[f] > 0 ? 1 : 0;
                }
                nats += next.distribution().loss(row, step, new double[row.length]);
                steps++;
            }
        }
    }

    @Override
    public Score score() {
        double f1 = predicted + expected == 0 ? 0 : 2.0 * correct / (predicted + expected);
        return new Score(
                List.of(new Metric("nats a step", nats / steps, Kind.ERROR), new Metric("F1", f1, Kind.SHARE)));
    }
}
