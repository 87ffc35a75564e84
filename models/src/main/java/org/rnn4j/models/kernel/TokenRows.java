package org.rnn4j.models.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/** Rows of a table selected by tokens, in time-major order: row {@code t * batch + b}. */
public final class TokenRows implements AutoCloseable {
    private final INDArray ids;

    public TokenRows(TokenIds tokens) {
        int[] timeMajor = new int[tokens.ids().length];
        for (int t = 0; t < tokens.time(); t++) {
            for (int b = 0; b < tokens.batch(); b++) {
                timeMajor[t * tokens.batch() + b] = tokens.at(b, t);
            }
        }
        ids = Nd4j.createFromArray(timeMajor);
    }

    /**
     * Checks that all tokens are in the vocabulary.
     *
     * @throws IllegalArgumentException if a token is not
     */
    public static void requireWithin(TokenIds tokens, int vocabulary) {
        for (int id : tokens.ids()) {
            if (id < 0 || id >= vocabulary) {
                throw new IllegalArgumentException(
                        "token id %d, but the vocabulary has %d tokens".formatted(id, vocabulary));
            }
        }
    }

    /** Copies the selected rows of {@code table} [vocabulary, n] to {@code rows} [time * batch, n]. */
    public void gather(INDArray table, INDArray rows) {
        Nd.gather(table, ids, rows);
    }

    /** Overwrites {@code table} [vocabulary, n] with the sum of {@code rows} [time * batch, n] for each token. */
    public void scatter(INDArray rows, INDArray table) {
        table.assign(0);
        Nd4j.exec(DynamicCustomOp.builder("scatter_add")
                .addInputs(table, ids, rows)
                .addOutputs(table)
                .addBooleanArguments(true) // single-threaded: ids repeat, and the sums must not depend on a race
                .build());
    }

    @Override
    public void close() {
        ids.close();
    }
}
