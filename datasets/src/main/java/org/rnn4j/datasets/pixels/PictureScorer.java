package org.rnn4j.datasets.pixels;

import org.rnn4j.core.distribution.StepDistribution;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/** Nats a picture. */
final class PictureScorer implements Scorer {
    private double nats;
    private long pictures;

    @Override
    public void add(SequenceBatch batch, Predictions predictions) {
        Predictions.Steps steps = (Predictions.Steps) predictions;
        StepDistribution pixel = steps.distribution();
        RealVectors targets = (RealVectors) batch.targets();
        for (int b = 0; b < steps.batch(); b++) {
            for (int t = 0; t < steps.parameters()[b].length; t++) {
                double[] logit = {steps.parameters()[b][t][0]};
                nats += pixel.loss(logit, new double[] {targets.at(b, 0, t)}, new double[1]);
            }
            pictures++;
        }
    }

    @Override
    public Score score() {
        return PixelData.score(nats, pictures);
    }
}
