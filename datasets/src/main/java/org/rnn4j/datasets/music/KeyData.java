package org.rnn4j.datasets.music;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Piece;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.ExampleBatches;

/** Songs as keys that are on or off; the input of a step is the step before, and silence at the first one. */
final class KeyData extends MusicData {

    KeyData(Fitted fitted, Map<Split, List<Song>> songs, int transpose, MusicOrigin origin) {
        super(fitted, songs, transpose, origin);
    }

    @Override
    public long size(Split split) {
        return steps(split);
    }

    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        List<Piece> pieces = pieces(split, plan.seed());
        int[] lengths = pieces.stream().mapToInt(Piece::length).toArray();
        List<int[]> batches = ExampleBatches.of(split, plan, lengths);
        return () -> batches.stream().map(batch -> batch(pieces, batch)).iterator();
    }

    private SequenceBatch batch(List<Piece> pieces, int[] batch) {
        int n = batch.length;
        int features = coder().size();
        int[] lengths = new int[n];
        int time = 0;
        for (int b = 0; b < n; b++) {
            lengths[b] = pieces.get(batch[b]).length();
            time = Math.max(time, lengths[b]);
        }
        float[] read = new float[n * features * time];
        float[] targets = new float[n * features * time];
        for (int b = 0; b < n; b++) {
            List<double[]> steps = ((Piece.Steps) pieces.get(batch[b])).steps();
            for (int t = 0; t < lengths[b]; t++) {
                for (int f = 0; f < features; f++) {
                    float on = (float) steps.get(t)[f];
                    targets[(b * features + f) * time + t] = on;
                    if (t + 1 < lengths[b]) {
                        read[(b * features + f) * time + t + 1] = on;
                    }
                }
            }
        }
        return new SequenceBatch(
                new RealVectors(n, features, time, read),
                new RealVectors(n, features, time, targets),
                lengths,
                false,
                batch);
    }

    @Override
    public Optional<Scorer> scorer(Split split) {
        return Optional.of(new KeyScorer());
    }

    @Override
    public Map<String, Score> baselines(Split split) {
        if (songs(split).isEmpty() || songs(Split.TRAIN).isEmpty()) {
            return Map.of();
        }
        KeyCoder keys = (KeyCoder) coder();
        double nats =
                IndependentKeys.of(songs(Split.TRAIN), keys.low(), keys.high()).nats(songs(split));
        return Map.of(IndependentKeys.NAME, new Score(List.of(new Metric("nats a step", nats, Kind.ERROR))));
    }

    @Override
    List<String> samples() {
        return List.of();
    }
}
