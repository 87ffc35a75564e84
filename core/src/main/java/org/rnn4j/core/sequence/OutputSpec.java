package org.rnn4j.core.sequence;

import java.util.List;
import org.rnn4j.core.error.Require;

/** The output of a network. */
public sealed interface OutputSpec {

    /** The targets in the user's words, such as {@code one of 6 classes per sequence}. */
    String description();

    /** One token of a vocabulary at every time step, {@code [batch, time]}. */
    record Tokens(int vocabularySize) implements OutputSpec {
        public Tokens {
            Require.inRange("output.vocabulary-size", vocabularySize, 1, Integer.MAX_VALUE);
        }

        @Override
        public String description() {
            return "the next of %d tokens at every step".formatted(vocabularySize);
        }
    }

    /**
     * One class per sequence, {@code [batch]}.
     *
     * @param counts number of sequences of each class in the training split
     */
    record OneClass(List<String> classes, List<Long> counts) implements OutputSpec {
        public OneClass {
            classes = List.copyOf(classes);
            counts = List.copyOf(counts);
            Require.inRange("output.classes", classes.size(), 1, Integer.MAX_VALUE);
            if (classes.size() != counts.size()) {
                throw new IllegalArgumentException("%d classes, %d counts".formatted(classes.size(), counts.size()));
            }
        }

        @Override
        public String description() {
            return "one of %d classes per sequence".formatted(classes.size());
        }
    }

    /**
     * A sequence of tokens with its own length.
     *
     * @param begin the token that starts it; never a target
     * @param end the token that ends it
     */
    record Sequence(int vocabularySize, int begin, int end) implements OutputSpec {
        public Sequence {
            Require.inRange("output.vocabulary-size", vocabularySize, 3, Integer.MAX_VALUE);
            Require.inRange("output.begin", begin, 0, vocabularySize - 1);
            Require.inRange("output.end", end, 0, vocabularySize - 1);
        }

        @Override
        public String description() {
            return "a sequence of tokens of a vocabulary of %d".formatted(vocabularySize);
        }
    }

    /**
     * A sequence of labels in the order of the input, with fewer labels than the input has time steps. Which steps belong to which
     * label is not known.
     *
     * @param vocabularySize number of labels, and the blank, whose id is {@value #BLANK}
     */
    record Labels(int vocabularySize) implements OutputSpec {
        /** The id of the blank, which means no label; never a target. */
        public static final int BLANK = 0;

        public Labels {
            Require.inRange("output.vocabulary-size", vocabularySize, 2, Integer.MAX_VALUE);
        }

        @Override
        public String description() {
            return "a sequence of %d labels in the order of the input".formatted(vocabularySize - 1);
        }
    }

    /** One tag at every time step, {@code [batch, time]}. */
    record Tags(List<String> tags) implements OutputSpec {
        public Tags {
            tags = List.copyOf(tags);
            Require.inRange("output.tags", tags.size(), 1, Integer.MAX_VALUE);
        }

        @Override
        public String description() {
            return "one of %d tags at every step".formatted(tags.size());
        }
    }

    /** Real values at every time step, {@code [batch, features, time]}. */
    record RealValues(int features) implements OutputSpec {
        public RealValues {
            Require.inRange("output.features", features, 1, Integer.MAX_VALUE);
        }

        @Override
        public String description() {
            return "%d values at every step".formatted(features);
        }
    }

    /**
     * Real values, {@code [batch, width]}, once per sequence: the steps of a forecast, or the target of a regression.
     */
    record OneVector(int width) implements OutputSpec {
        public OneVector {
            Require.inRange("output.width", width, 1, Integer.MAX_VALUE);
        }

        @Override
        public String description() {
            return "%d values per sequence".formatted(width);
        }
    }

    /** Any number of active features at every time step, {@code [batch, features, time]} of 0 and 1. */
    record MultiHot(int features) implements OutputSpec {
        public MultiHot {
            Require.inRange("output.features", features, 1, Integer.MAX_VALUE);
        }

        @Override
        public String description() {
            return "any of %d features at every step".formatted(features);
        }
    }

    /**
     * The next point of a drawing at every time step, {@code [batch, 5, time]}: its offset from the point before, and the state of the
     * pen after it, as {@link org.rnn4j.core.distribution.StrokeMixture} orders them.
     */
    record Strokes() implements OutputSpec {
        @Override
        public String description() {
            return "the next point of a drawing at every step";
        }
    }

    /** Nothing: the data has no targets. */
    record None() implements OutputSpec {
        @Override
        public String description() {
            return "none";
        }
    }
}
