package org.rnn4j.datasets.music;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/** The representation of a song that a network reads: {@code representation: chords} in a job file, or {@code {type: voices, voices: 4}}. */
sealed interface Representation
        permits Representation.Chords, Representation.Voices, Representation.Melody, Representation.MultiHot {

    /**
     * A coder for songs whose pitches are in a range.
     *
     * @param low lowest pitch
     * @param high highest pitch
     */
    SongCoder coder(int low, int high);

    /**
     * Tokens: at each step the notes that sound, from the lowest to the highest, then the end of the step.
     *
     * @param holds whether a note that is held is another token than one that begins
     */
    record Chords(
            @Default("true")
            @Doc(
                    "Notes that are held are other tokens than notes that begin; false = both are the same, as in data that does not tell them apart.")
            boolean holds)
            implements Representation {
        @Override
        public SongCoder coder(int low, int high) {
            return new ChordCoder(low, high, holds);
        }
    }

    /**
     * Tokens: at each step one for each voice, which is a note that begins, a hold or a rest.
     *
     * @param voices number of voices
     */
    record Voices(
            @Default("4") @Range(min = 1, max = 16) @Doc("Number of voices.")
            int voices) implements Representation {
        public Voices {
            Ranges.require("data.representation", Voices.class, voices);
        }

        @Override
        public SongCoder coder(int low, int high) {
            return new VoiceCoder(low, high, voices);
        }
    }

    /** Tokens: the highest note at each step, as one voice. */
    record Melody() implements Representation {
        @Override
        public SongCoder coder(int low, int high) {
            return new VoiceCoder(low, high, 1);
        }
    }

    /** Features: every pitch, on or off at each step. */
    record MultiHot() implements Representation {
        @Override
        public SongCoder coder(int low, int high) {
            return new KeyCoder(low, high);
        }
    }
}
