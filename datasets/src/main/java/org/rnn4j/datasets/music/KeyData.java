package org.rnn4j.datasets.music;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Piece;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.ExampleBatches;
import org.rnn4j.datasets.examples.Padding;
import org.rnn4j.datasets.examples.StepVectors;

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

    private static SequenceBatch batch(List<Piece> pieces, int[] batch) {
        List<List<double[]>> steps = Padding.chosen(pieces, batch).stream()
                .map(piece -> ((Piece.Steps) piece).steps())
                .toList();
        return new SequenceBatch(
                Padding.together(steps.stream().map(StepVectors::previous).toList()),
                Padding.together(steps.stream().map(StepVectors::of).toList()),
                steps.stream().mapToInt(List::size).toArray(),
                false,
                batch);
    }

    @Override
    public Optional<Scorer> scorer(Split split) {
        return Optional.of(new KeyScorer());
    }

    @Override
    public Map<String, Score> baselines(Split split) {
        KeyCoder keys = (KeyCoder) coder();
        return independentKeys(split, keys.low(), keys.high());
    }

    @Override
    List<String> samples() {
        return List.of();
    }
}
