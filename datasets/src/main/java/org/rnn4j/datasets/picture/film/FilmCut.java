package org.rnn4j.datasets.picture.film;

import java.util.Locale;
import org.rnn4j.datasets.picture.file.FrameChoice;

/** Warnings about films that are too long. */
final class FilmCut {
    private FilmCut() {}

    static String warning(long films, FilmSpec spec) {
        return String.format(
                Locale.ROOT,
                "%,d film%s more than data.max-frames = %d frames, %s",
                films,
                films == 1 ? " has" : "s have",
                spec.maxFrames(),
                spec.sampling() == FrameChoice.How.EVEN
                        ? "of which so many at even distances are read"
                        : "of which only the first are read");
    }
}
