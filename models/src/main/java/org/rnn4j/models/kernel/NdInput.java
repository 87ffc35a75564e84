package org.rnn4j.models.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/** Products with the input of a whole sequence; one-hot vectors are never built. */
final class NdInput implements AutoCloseable {
    private final long[] shape;

    /** [time * batch, input], or null where the input is tokens. */
    private final INDArray rows;

    /** [time * batch] ids, or null where the input is vectors. */
    private final INDArray ids;

    /** Whether {@link #rows} is a copy made here. */
    private final boolean copied;

    NdInput(Input input, DataType type) {
        shape = new long[] {input.time(), input.batch()};
        if (input instanceof Input.Vectors vectors) {
            INDArray x = vectors.x();
            copied = x.dataType() != type || x.ordering() != 'c' || !Shape.hasDefaultStridesForShape(x);
            rows = Nd.rows(copied ? x.castTo(type).dup('c') : x);
            ids = null;
        } else {
            copied = false;
            rows = null;
            ids = Nd4j.createFromArray(timeMajor(((Input.Tokens) input).tokens()));
        }
    }

    private static int[] timeMajor(TokenIds tokens) {
        int[] ids = new int[tokens.ids().length];
        for (int t = 0; t < tokens.time(); t++) {
            for (int b = 0; b < tokens.batch(); b++) {
                ids[t * tokens.batch() + b] = tokens.at(b, t);
            }
        }
        return ids;
    }

    /** Writes x·W into {@code z} [time * batch, gates * hidden]. */
    void times(INDArray w, INDArray z) {
        if (rows != null) {
            Nd.product(rows, w, z, 0);
        } else {
            Nd.gather(w, ids, z);
        }
    }

    /** Writes xᵀ·gradZ into {@code gradW}. */
    void gradientOfWeights(INDArray gradZ, INDArray gradW) {
        if (rows != null) {
            Nd.transposedProduct(rows, gradZ, gradW);
        } else {
            gradW.assign(0);
            Nd4j.exec(DynamicCustomOp.builder("scatter_add")
                    .addInputs(gradW, ids, gradZ)
                    .addOutputs(gradW)
                    .addBooleanArguments(true) // one thread: ids repeat, and sums must not depend on a race
                    .build());
        }
    }

    /** gradZ·Wᵀ as [time, batch, input], or null where the input is tokens. */
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
        if (ids != null) {
            ids.close();
        }
    }
}
