package org.rnn4j.datasets.music;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Piece;

/**
 * Values fitted to the training split and saved with a music model.
 *
 * @param representation what the network reads
 * @param stepsPerQuarter grid
 * @param low lowest pitch
 * @param high highest pitch
 * @param tempo quarter notes a minute
 * @param itemsPerStep mean number of tokens of a step; 1 for features
 */
record Fitted(
        Representation representation, int stepsPerQuarter, int low, int high, double tempo, double itemsPerStep) {
    private static final double USUAL_TEMPO = 100;

    Fitted {
        boolean possible = low >= 0 && low <= high && high < Note.PITCHES && stepsPerQuarter > 0;
        if (!possible || !(tempo > 0) || !(itemsPerStep > 0)) {
            throw new UserException("pitches %d to %d, %d steps a quarter, tempo %s, %s items a step"
                    .formatted(low, high, stepsPerQuarter, tempo, itemsPerStep));
        }
    }

    /** Fits the range and the tempo to songs, at least one. */
    static Fitted of(List<Song> training, MusicOptions options) {
        int low = training.stream().mapToInt(Song::lowest).min().orElseThrow();
        int high = training.stream().mapToInt(Song::highest).max().orElseThrow();
        Fitted unit = new Fitted(
                options.representation(),
                options.stepsPerQuarter(),
                Math.max(0, low - options.transpose()),
                Math.min(Note.PITCHES - 1, high + options.transpose()),
                options.tempo() > 0 ? options.tempo() : tempo(training),
                1);
        long items = 0;
        long steps = 0;
        for (Song song : training) {
            Piece piece = unit.coder().encode(song, new GridReport());
            items += piece.length();
            steps += song.steps();
        }
        return new Fitted(
                unit.representation, unit.stepsPerQuarter, unit.low, unit.high, unit.tempo, (double) items / steps);
    }

    private static double tempo(List<Song> training) {
        double[] known = training.stream()
                .map(Song::tempo)
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
        return known.length == 0
                ? USUAL_TEMPO
                : Arrays.stream(known).skip(known.length / 2).findFirst().orElseThrow();
    }

    SongCoder coder() {
        return representation.coder(low, high);
    }

    double stepsPerSecond() {
        return tempo / 60 * stepsPerQuarter;
    }
}
