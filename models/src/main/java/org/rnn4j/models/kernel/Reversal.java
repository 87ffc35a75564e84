package org.rnn4j.models.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/** Reverses every sequence of a batch within its length and leaves padding in place; its own inverse. */
final class Reversal {
    private final int time;
    private final int batch;
    private final int[] lengths;

    Reversal(int[] lengths, int time, int batch) {
        this.time = time;
        this.batch = batch;
        this.lengths = lengths;
    }

    private int source(int t, int b) {
        int length = lengths == null ? time : lengths[b];
        return t < length ? length - 1 - t : t;
    }

    Input apply(Input input) {
        if (input instanceof Input.Vectors vectors) {
            return new Input.Vectors(apply(vectors.x()));
        }
        TokenIds tokens = ((Input.Tokens) input).tokens();
        int[] reversed = new int[tokens.ids().length];
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < time; t++) {
                reversed[b * time + t] = tokens.at(b, source(t, b));
            }
        }
        return new Input.Tokens(new TokenIds(batch, time, reversed));
    }

    /** Reversed copy of [time, batch, n], row-major. */
    INDArray apply(INDArray sequences) {
        return Detached.compute(() -> {
            int[] rows = new int[time * batch];
            for (int t = 0; t < time; t++) {
                for (int b = 0; b < batch; b++) {
                    rows[t * batch + b] = source(t, b) * batch + b;
                }
            }
            INDArray reversed = Nd4j.createUninitialized(sequences.dataType(), sequences.shape(), 'c');
            try (INDArray copy = sequences.dup('c');
                    INDArray sources = Nd4j.createFromArray(rows)) {
                Nd.gather(Nd.rows(copy), sources, Nd.rows(reversed));
            }
            return reversed;
        });
    }
}
