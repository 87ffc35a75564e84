package org.rnn4j.core.sequence;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The values of one side of a batch: its inputs or its targets. */
public sealed interface SequenceValues {

    /** Sequences in the batch. */
    int batch();

    /**
     * Token ids, or tags.
     *
     * @param batch sequences
     * @param time time steps, padding included
     * @param ids {@code [batch, time]}, row by row: step t of sequence b is {@code ids[b * time + t]}; not copied
     */
    record TokenIds(int batch, int time, int[] ids) implements SequenceValues {
        public TokenIds {
            if (batch < 1 || time < 1 || ids.length != batch * time) {
                throw new IllegalArgumentException(
                        "%d ids do not make [batch %d, time %d]".formatted(ids.length, batch, time));
            }
        }

        /** The id of sequence {@code b} at step {@code t}. */
        public int at(int b, int t) {
            return ids[b * time + t];
        }
    }

    /**
     * Real vectors.
     *
     * @param values {@code [batch, features, time]}
     */
    record RealVectors(INDArray values) implements SequenceValues {
        @Override
        public int batch() {
            return (int) values.size(0);
        }
    }

    /**
     * One class a sequence.
     *
     * @param classes {@code [batch]}
     */
    record ClassIds(int[] classes) implements SequenceValues {
        @Override
        public int batch() {
            return classes.length;
        }
    }

    /** No targets. */
    record None(int batch) implements SequenceValues {}
}
