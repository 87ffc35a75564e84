package org.rnn4j.datasets.music;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.Piece;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** Songs of all splits. Immutable. */
abstract class MusicData implements SequenceData {
    private final MusicCodec codec;
    private final SongCoder coder;
    private final Map<Split, List<Song>> songs;
    private final Map<Split, List<Piece>> pieces = new EnumMap<>(Split.class);
    private final int transpose;
    private final MusicOrigin origin;

    /** @param songs all three splits; their pitches are in the range that was fitted */
    MusicData(Fitted fitted, Map<Split, List<Song>> songs, int transpose, MusicOrigin origin) {
        codec = MusicCodec.of(fitted);
        coder = fitted.coder();
        this.songs = songs;
        this.transpose = transpose;
        this.origin = origin;
        songs.forEach((split, some) -> pieces.put(
                split,
                some.stream().map(song -> coder.encode(song, origin.report())).toList()));
    }

    final SongCoder coder() {
        return coder;
    }

    final List<Song> songs(Split split) {
        return songs.get(split);
    }

    final List<Piece> pieces(Split split) {
        return pieces.get(split);
    }

    /** The pieces of a pass over a split: those of the training split are transposed anew for each seed. */
    final List<Piece> pieces(Split split, long seed) {
        if (split != Split.TRAIN || transpose == 0) {
            return pieces(split);
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<Piece> moved = new ArrayList<>();
        for (Song song : songs(split)) {
            int down = Math.min(transpose, song.lowest() - codec.fitted().low());
            int up = Math.min(transpose, codec.fitted().high() - song.highest());
            moved.add(coder.encode(song.transposed(random.nextInt(-down, up + 1)), new GridReport()));
        }
        return moved;
    }

    final long steps(Split split) {
        return songs(split).stream().mapToLong(Song::steps).sum();
    }

    /** The baseline of keys that are independent of each other and of the past; empty if there is nothing to compare. */
    final Map<String, Score> independentKeys(Split split, int low, int high) {
        if (songs(split).isEmpty() || songs(Split.TRAIN).isEmpty()) {
            return Map.of();
        }
        double nats = IndependentKeys.of(songs(Split.TRAIN), low, high).nats(songs(split));
        return Map.of(IndependentKeys.NAME, new Score(List.of(new Metric("nats a step", nats, Kind.ERROR))));
    }

    @Override
    public final Codec codec() {
        return codec;
    }

    @Override
    public final String sha256() {
        return origin.sha256();
    }

    @Override
    public final Map<String, Object> summary() {
        Map<String, Object> facts = new LinkedHashMap<>(origin.facts());
        facts.put(
                "pitches",
                "%d to %d".formatted(codec.fitted().low(), codec.fitted().high()));
        facts.put("quarters a minute", Math.round(codec.fitted().tempo()));
        songs.forEach((split, some) -> facts.put(name(split) + " pieces", some.size()));
        songs.forEach((split, some) -> facts.put(name(split) + " steps", steps(split)));
        songs.forEach((split, some) -> facts.put(
                name(split) + " notes",
                some.stream().mapToInt(song -> song.notes().size()).sum()));
        return Collections.unmodifiableMap(facts);
    }

    private static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public final DataReport report() {
        Map<Split, int[]> lengths = new EnumMap<>(Split.class);
        songs.forEach((split, some) ->
                lengths.put(split, some.stream().mapToInt(Song::steps).toArray()));
        List<String> sentences = new ArrayList<>(origin.allWarnings());
        sentences.addAll(new MusicFigures(songs).sentences());
        return new DataReport(lengths, Map.of(), sentences, samples());
    }

    /** A few pieces as the network reads them. */
    abstract List<String> samples();
}
