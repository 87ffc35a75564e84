package org.rnn4j.datasets.picture.film;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.picture.file.FrameChoice;

/**
 * Which frames of a film a network sees: keys of the {@code data:} block, saved with a model.
 *
 * @param maxFrames maximum number of frames
 * @param sampling which frames of a longer film
 * @param shuffleFrames whether the frames are in a random order
 */
public record FilmSpec(
        @Default("32") @Range(min = 1, max = 100_000) @Doc("Maximum number of frames that the network reads.")
        int maxFrames,

        @Default("even") @Doc("The frames of a longer film: at even distances, or the first ones.")
        FrameChoice.How sampling,

        @Default("false")
        @Doc("Puts the frames of each film in a random order, to see what a model owes to their order.")
        boolean shuffleFrames) {
    public FilmSpec {
        Ranges.require("data", FilmSpec.class, maxFrames, sampling, shuffleFrames);
    }

    FrameChoice choice() {
        return new FrameChoice(maxFrames, sampling);
    }
}
