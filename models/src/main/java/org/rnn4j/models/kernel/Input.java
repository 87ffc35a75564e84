package org.rnn4j.models.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/** What a cell reads over a whole sequence. */
public sealed interface Input {

    /** Sequences. */
    int batch();

    /** Time steps, padding included. */
    int time();

    /**
     * Real vectors.
     *
     * @param x [time, batch, input] in any memory order; not copied and not changed
     */
    record Vectors(INDArray x) implements Input {
        public Vectors {
            if (x.rank() != 3) {
                throw new IllegalArgumentException(
                        "x has rank %d, but must be [time, batch, input]".formatted(x.rank()));
            }
        }

        @Override
        public int batch() {
            return (int) x.size(1);
        }

        @Override
        public int time() {
            return (int) x.size(0);
        }
    }

    /**
     * Tokens; the same as their one-hot vectors, but rows of W are gathered instead of multiplied.
     *
     * @param tokens [batch, time]; an id past a sequence's length must still be in the vocabulary
     */
    record Tokens(TokenIds tokens) implements Input {
        @Override
        public int batch() {
            return tokens.batch();
        }

        @Override
        public int time() {
            return tokens.time();
        }
    }
}
