package org.rnn4j.models.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/** Input of a cell over a batch of sequences. */
public sealed interface Input {

    /** Number of sequences. */
    int batch();

    /** Number of time steps, padding included. */
    int time();

    /**
     * Real-valued vectors.
     *
     * @param x [time, batch, input] in any memory order; neither copied nor changed
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
     * Tokens; equivalent to their one-hot vectors, but rows of W are gathered instead of multiplied.
     *
     * @param tokens [batch, time]; ids past a sequence's length must be in the vocabulary too
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
