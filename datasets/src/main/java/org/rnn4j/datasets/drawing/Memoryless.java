package org.rnn4j.datasets.drawing;

import java.util.List;
import org.rnn4j.core.distribution.StrokeMixture;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/** The same distribution at every step: one normal distribution of the offsets and the shares of the pen's states. */
record Memoryless(double[] row) {
    private static final StrokeMixture ONE = new StrokeMixture(1, 0);

    static Memoryless fit(List<List<double[]>> drawings) {
        double[] sums = new double[StrokeMixture.VALUES];
        double xx = 0;
        double yy = 0;
        double xy = 0;
        long count = 0;
        for (List<double[]> drawing : drawings) {
            for (double[] step : drawing) {
                for (int f = 0; f < sums.length; f++) {
                    sums[f] += step[f];
                }
                xx += step[0] * step[0];
                yy += step[1] * step[1];
                xy += step[0] * step[1];
                count++;
            }
        }
        double x = sums[0] / count;
        double y = sums[1] / count;
        double sx = deviation(xx / count - x * x);
        double sy = deviation(yy / count - y * y);
        double correlation = (xy / count - x * y) / (sx * sy);
        double bounded = Math.max(-0.999, Math.min(0.999, correlation));
        double[] row = new double[ONE.parameters()];
        for (int pen = 0; pen < 3; pen++) {
            row[pen] = Math.log((sums[2 + pen] + 1) / (count + 3)); // one imagined point each
        }
        row[4] = x;
        row[5] = y;
        row[6] = Math.log(sx);
        row[7] = Math.log(sy);
        row[8] = Math.log((1 + bounded) / (1 - bounded)) / 2;
        return new Memoryless(row);
    }

    private static double deviation(double variance) {
        return Math.sqrt(Math.max(variance, 1e-6));
    }

    Score score(Iterable<SequenceBatch> batches) {
        StrokeScorer scorer = new StrokeScorer();
        for (SequenceBatch batch : batches) {
            for (int b = 0; b < batch.batch(); b++) {
                for (int t = 0; t < batch.lengths()[b]; t++) {
                    scorer.add(ONE, row, StrokeScorer.step((RealVectors) batch.targets(), b, t));
                }
            }
        }
        return scorer.score();
    }
}
