package org.rnn4j.datasets.music;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.ExampleFiles;

/**
 * The {@code data:} block of {@code type: music}. Immutable; an instance is always valid.
 *
 * @param files files of music; {@code tunes} is built in
 * @param representation what a network reads
 * @param stepsPerQuarter grid
 * @param transpose semitones by which pieces of the training split are moved, up or down
 * @param tempo quarter notes a minute of what is written; 0 = as the files say
 */
record MusicOptions(
        @Default("{source: tunes}") @Flat ExampleFiles files,

        @Default("chords") @Doc("What the network reads of a piece.")
        Representation representation,

        @Default("4")
        @Range(min = 1, max = 96)
        @Doc("Steps of the grid in a quarter note; 4 = sixteenths. A step of a JSON file is one step.")
        int stepsPerQuarter,

        @Default("0")
        @Range(min = 0, max = 12)
        @Doc("Most semitones by which a piece of the training split is moved up or down, anew in every pass.")
        int transpose,

        @Default("0")
        @Range(min = 0, max = 1000)
        @Doc("Quarter notes a minute of generated pieces; 0 = the median of the files, or 100 if they do not say.")
        double tempo) {
    MusicOptions {
        Ranges.require("data", MusicOptions.class, files, representation, stepsPerQuarter, transpose, tempo);
    }
}
