package org.rnn4j.datasets.music;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Piece;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.ExampleBatches;

/** Songs as tokens of a language model; each begins with the token that ended the one before. */
final class TokenData extends MusicData {
    private static final int SAMPLES = 3;
    private static final int SAMPLE_TOKENS = 40;

    TokenData(Fitted fitted, Map<Split, List<Song>> songs, int transpose, MusicOrigin origin) {
        super(fitted, songs, transpose, origin);
    }

    private static int[] ids(Piece piece) {
        return ((Piece.Tokens) piece).ids();
    }

    private static int[] lengths(List<Piece> pieces) {
        return pieces.stream().mapToInt(piece -> piece.length() + 1).toArray();
    }

    @Override
    public long size(Split split) {
        return Arrays.stream(lengths(pieces(split))).asLongStream().sum();
    }

    /** Windows of a batch of pieces follow one another, with the state carried. */
    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        List<Piece> pieces = pieces(split, plan.seed());
        return windows(pieces, ExampleBatches.of(split, plan, lengths(pieces)), plan.timeSteps());
    }

    /** Whole pieces. */
    @Override
    public Iterable<SequenceBatch> evaluationBatches(Split split, BatchPlan plan) {
        List<Piece> pieces = pieces(split);
        return windows(pieces, ExampleBatches.sorted(plan, lengths(pieces)), Integer.MAX_VALUE);
    }

    private static Iterable<SequenceBatch> windows(List<Piece> pieces, List<int[]> batches, int timeSteps) {
        return () -> batches.stream()
                .flatMap(batch -> windows(pieces, batch, timeSteps).stream())
                .iterator();
    }

    private static List<SequenceBatch> windows(List<Piece> pieces, int[] batch, int timeSteps) {
        int longest =
                Arrays.stream(batch).map(i -> pieces.get(i).length() + 1).max().orElseThrow();
        List<SequenceBatch> windows = new ArrayList<>();
        for (int from = 0; from < longest; from += Math.min(timeSteps, longest - from)) {
            int time = Math.min(timeSteps, longest - from);
            windows.add(window(pieces, batch, from, time));
        }
        return windows;
    }

    private static SequenceBatch window(List<Piece> pieces, int[] batch, int from, int time) {
        int[] read = new int[batch.length * time];
        int[] targets = new int[batch.length * time];
        int[] lengths = new int[batch.length];
        for (int b = 0; b < batch.length; b++) {
            int[] ids = ids(pieces.get(batch[b]));
            lengths[b] = Math.max(0, Math.min(time, ids.length + 1 - from));
            for (int t = 0; t < lengths[b]; t++) {
                int at = from + t;
                read[b * time + t] = at == 0 ? SongCoder.END : ids[at - 1];
                targets[b * time + t] = at == ids.length ? SongCoder.END : ids[at];
            }
        }
        return new SequenceBatch(
                new TokenIds(batch.length, time, read),
                new TokenIds(batch.length, time, targets),
                lengths,
                from > 0,
                batch);
    }

    @Override
    public Optional<Scorer> scorer(Split split) {
        return Optional.of(new TokenScorer(coder(), songs(split)));
    }

    /** For chords, keys that are independent of each other and of the past; for voices, notes that are all held. */
    @Override
    public Map<String, Score> baselines(Split split) {
        if (songs(split).isEmpty() || songs(Split.TRAIN).isEmpty()) {
            return Map.of();
        }
        if (coder() instanceof ChordCoder chords) {
            return independentKeys(split, chords.low(), chords.high());
        }
        long all = 0;
        long held = 0;
        for (Piece piece : pieces(split)) {
            int[] ids = ids(piece);
            all += ids.length;
            held += Arrays.stream(ids).filter(id -> !coder().isNote(id)).count();
        }
        return Map.of("hold", new Score(List.of(new Metric("note accuracy", (double) held / all, Kind.SHARE))));
    }

    @Override
    List<String> samples() {
        return pieces(Split.TRAIN).stream()
                .limit(SAMPLES)
                .map(piece -> Arrays.stream(ids(piece))
                        .limit(SAMPLE_TOKENS)
                        .mapToObj(coder()::spell)
                        .collect(Collectors.joining(" ")))
                .toList();
    }
}
