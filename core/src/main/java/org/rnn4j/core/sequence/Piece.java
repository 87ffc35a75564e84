package org.rnn4j.core.sequence;

import java.util.Arrays;
import java.util.List;

/** Something that a model generates or continues, such as a drawing or a tune, as the model sees it. */
public sealed interface Piece {

    /** Number of steps or tokens. */
    int length();

    /**
     * Steps of real values or features.
     *
     * @param steps {@code [length][values]}, as a {@link StepCodec} orders them
     */
    record Steps(List<double[]> steps) implements Piece {
        public Steps {
            steps = List.copyOf(steps);
        }

        @Override
        public int length() {
            return steps.size();
        }
    }

    /** Tokens of a vocabulary, {@code [length]}. */
    record Tokens(int[] ids) implements Piece {
        @Override
        public int length() {
            return ids.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Tokens tokens && Arrays.equals(ids, tokens.ids);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(ids);
        }

        @Override
        public String toString() {
            return Arrays.toString(ids);
        }
    }
}
