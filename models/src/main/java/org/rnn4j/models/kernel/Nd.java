package org.rnn4j.models.kernel;

import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/** Matrix products and row gathering in forms that run on every ND4J backend. */
public final class Nd {
    private Nd() {}

    /** View of row-major [time, batch, n] as [time * batch, n]. */
    public static INDArray rows(INDArray array) {
        return array.reshape('c', array.size(0) * array.size(1), array.size(2));
    }

    /** Computes c = a·b + beta·c; c may be a row-major view with gaps between its rows. */
    public static void product(INDArray a, INDArray b, INDArray c, double beta) {
        exec(a, b, c, beta, false, false);
    }

    /** Computes c = aᵀ·b. */
    public static void transposedProduct(INDArray a, INDArray b, INDArray c) {
        exec(a, b, c, 0, true, false);
    }

    /** Computes c = a·bᵀ + beta·c. */
    public static void productTransposed(INDArray a, INDArray b, INDArray c, double beta) {
        exec(a, b, c, beta, false, true);
    }

    /** Copies row {@code rows[i]} of {@code from} to row i of {@code to}, for every i. */
    public static void gather(INDArray from, INDArray rows, INDArray to) {
        Nd4j.exec(DynamicCustomOp.builder("gather")
                .addInputs(from, rows)
                .addOutputs(to)
                .addIntegerArguments(0)
                .build());
    }

    private static void exec(INDArray a, INDArray b, INDArray c, double beta, boolean transposeA, boolean transposeB) {
        var transpose = MMulTranspose.builder()
                .transposeA(transposeA)
                .transposeB(transposeB)
                .build();
        Nd4j.exec(new Mmul(a, b, c, 1.0, beta, transpose));
    }
}
