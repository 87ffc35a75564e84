package org.rnn4j.core.sequence;

import java.util.Optional;
import org.rnn4j.core.error.Require;

/** The input of a network at every time step. */
public sealed interface InputSpec {

    /** The inputs in the user's words, such as {@code tokens of a vocabulary of 66}. */
    String description();

    /**
     * Integer ids of a vocabulary, {@code [batch, time]}.
     *
     * @param start pretrained vectors that initialise an embedding
     */
    record Tokens(int vocabularySize, Optional<WordVectors> start) implements InputSpec {
        public Tokens {
            Require.inRange("input.vocabulary-size", vocabularySize, 1, Integer.MAX_VALUE);
        }

        /** Creates a vocabulary without pretrained vectors. */
        public Tokens(int vocabularySize) {
            this(vocabularySize, Optional.empty());
        }

        @Override
        public String description() {
            return "tokens of a vocabulary of %d".formatted(vocabularySize);
        }
    }

    /**
     * Words of a vocabulary, {@code [batch, time]}, and the characters of each.
     *
     * @param characters size of the character vocabulary; id 0 is padding
     * @param start pretrained vectors that initialise the embedding of words
     */
    record Words(int vocabularySize, int characters, Optional<WordVectors> start) implements InputSpec {
        public Words {
            Require.inRange("input.vocabulary-size", vocabularySize, 1, Integer.MAX_VALUE);
            Require.inRange("input.characters", characters, 1, Integer.MAX_VALUE);
        }

        @Override
        public String description() {
            return "words of a vocabulary of %d".formatted(vocabularySize);
        }
    }

    /** One class per sequence, as a condition, {@code [batch]}. */
    record OneClass(int classes) implements InputSpec {
        public OneClass {
            Require.inRange("input.classes", classes, 1, Integer.MAX_VALUE);
        }

        @Override
        public String description() {
            return "one of %d classes".formatted(classes);
        }
    }

    /** One real vector per sequence, as a condition, {@code [batch, width]}. */
    record OneVector(int width) implements InputSpec {
        public OneVector {
            Require.inRange("input.width", width, 1, Integer.MAX_VALUE);
        }

        @Override
        public String description() {
            return "one vector of %d numbers".formatted(width);
        }
    }

    /**
     * Real vectors, {@code [batch, features, time]}.
     *
     * @param window the parts of a window of a series; empty for other sequences
     */
    record Vectors(int features, Optional<Window> window) implements InputSpec {
        public Vectors {
            Require.inRange("input.features", features, 1, Integer.MAX_VALUE);
        }

        /** Creates sequences that are not windows of a series. */
        public Vectors(int features) {
            this(features, Optional.empty());
        }

        @Override
        public String description() {
            return "vectors of %d numbers".formatted(features);
        }
    }

    /**
     * The parts of a window of a series. Every window has the same length: its history, and then steps that only know what is
     * known ahead.
     *
     * @param targets number of targets, which are the first features
     * @param history time steps that are known
     * @param knownFrom first feature that is known ahead; at each step it is that of the next row
     * @param knownTo end of the features that are known ahead; the targets and all features before this one have values in
     *     the history
     * @param continued whether the outputs continue the targets' features; otherwise they are errors of another forecast
     */
    record Window(int targets, int history, int knownFrom, int knownTo, boolean continued) {}

    /** Images, {@code [batch, channels, height, width]}, one per sequence. */
    record Images(int channels, int height, int width) implements InputSpec {
        public Images {
            Require.inRange("input.channels", channels, 1, Integer.MAX_VALUE);
            Require.inRange("input.height", height, 1, Integer.MAX_VALUE);
            Require.inRange("input.width", width, 1, Integer.MAX_VALUE);
        }

        @Override
        public String description() {
            return "images of %d x %d x %d".formatted(channels, height, width);
        }
    }

    /** Images, {@code [batch, time, channels, height, width]}, one per time step. */
    record Frames(int channels, int height, int width) implements InputSpec {
        public Frames {
            Require.inRange("input.channels", channels, 1, Integer.MAX_VALUE);
            Require.inRange("input.height", height, 1, Integer.MAX_VALUE);
            Require.inRange("input.width", width, 1, Integer.MAX_VALUE);
        }

        @Override
        public String description() {
            return "frames of %d x %d x %d".formatted(channels, height, width);
        }
    }
}
