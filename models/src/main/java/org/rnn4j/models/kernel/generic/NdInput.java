package org.rnn4j.models.kernel.generic;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.kernel.Input;
import org.rnn4j.models.kernel.Nd;
import org.rnn4j.models.kernel.TokenRows;

/** Products with the input of a whole sequence; one-hot vectors are never materialized. */
final class NdInput implements AutoCloseable {
    private final long[] shape;

    /** [time * batch, input], or null for token input. */
    private final INDArray rows;

    /** Null for vector input. */
    private final TokenRows tokens;

    /** Whether {@link #rows} is a copy owned by this object. */
    private final boolean copied;

    NdInput(Input input, DataType type) {
        shape = new long[] {input.time(), input.batch()};
        if (input instanceof Input.Vectors vectors) {
            INDArray x = vectors.x();
            copied = x.dataType() != type || x.ordering() != 'c' || !Shape.hasDefaultStridesForShape(x);
            rows = Nd.rows(copied ? x.castTo(type).dup('c') : x);
            tokens = null;
        } else {
            copied = false;
            rows = null;
            tokens = new TokenRows(((Input.Tokens) input).tokens());
        }
    }

    /** Writes x·W to {@code z} [time * batch, gates * hidden]. */
    void times(INDArray w, INDArray z) {
        if (rows != null) {
            Nd.product(rows, w, z, 0);
        } else {
            tokens.gather(w, z);
        }
    }

    /** Writes xᵀ·gradZ to {@code gradW}. */
    void gradientOfWeights(INDArray gradZ, INDArray gradW) {
        if (rows != null) {
            Nd.transposedProduct(rows, gradZ, gradW);
        } else {
            tokens.scatter(gradZ, gradW);
        }
    }

    /** Returns gradZ·Wᵀ as [time, batch, input], or null for token input. */
    INDArray gradient(INDArray gradZ, INDArray w) {
        if (rows == null) {
            return null;
        }
        INDArray gradX = Nd4j.createUninitialized(w.dataType(), rows.shape(), 'c');
        Nd.productTransposed(gradZ, w, gradX, 0);
        return gradX.reshape('c', shape[0], shape[1], rows.size(1));
    }

    @Override
    public void close() {
        if (copied) {
            rows.close();
        }
        if (tokens != null) {
            tokens.close();
        }
    }
}
