package org.rnn4j.models.kernel.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C, some rows high and a panel of B wide, of {@code C += Aᵀ · B}: a step of k reads neighbouring elements of A,
 * so A need not be transposed. Indices are the loop's own counter times constants, so that HotSpot takes the bounds checks
 * out of the loop.
 */
final class VectorColumnTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int PANEL = 2 * L;
    /** Columns of A that are held together: a cache line, or a vector where that is longer. */
    static final int GROUP = Math.max(16, L);

    private VectorColumnTiles() {}

    static void eight(float[] a, int column, float[] b, float[] c, int c0, int ldc, int k) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        FloatVector c41 = FloatVector.zero(S);
        FloatVector c50 = FloatVector.zero(S);
        FloatVector c51 = FloatVector.zero(S);
        FloatVector c60 = FloatVector.zero(S);
        FloatVector c61 = FloatVector.zero(S);
        FloatVector c70 = FloatVector.zero(S);
        FloatVector c71 = FloatVector.zero(S);
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.fromArray(S, b, p * PANEL);
            FloatVector y = FloatVector.fromArray(S, b, p * PANEL + L);
            FloatVector f = FloatVector.broadcast(S, a[column + p * GROUP]);
            c00 = f.fma(x, c00);
            c01 = f.fma(y, c01);
            f = FloatVector.broadcast(S, a[column + p * GROUP + 1]);
            c10 = f.fma(x, c10);
            c11 = f.fma(y, c11);
            f = FloatVector.broadcast(S, a[column + p * GROUP + 2]);
            c20 = f.fma(x, c20);
            c21 = f.fma(y, c21);
            f = FloatVector.broadcast(S, a[column + p * GROUP + 3]);
            c30 = f.fma(x, c30);
            c31 = f.fma(y, c31);
            f = FloatVector.broadcast(S, a[column + p * GROUP + 4]);
            c40 = f.fma(x, c40);
            c41 = f.fma(y, c41);
            f = FloatVector.broadcast(S, a[column + p * GROUP + 5]);
            c50 = f.fma(x, c50);
            c51 = f.fma(y, c51);
            f = FloatVector.broadcast(S, a[column + p * GROUP + 6]);
            c60 = f.fma(x, c60);
            c61 = f.fma(y, c61);
            f = FloatVector.broadcast(S, a[column + p * GROUP + 7]);
            c70 = f.fma(x, c70);
            c71 = f.fma(y, c71);
        }
        add(c00, c01, c, c0);
        add(c10, c11, c, c0 + ldc);
        add(c20, c21, c, c0 + 2 * ldc);
        add(c30, c31, c, c0 + 3 * ldc);
        add(c40, c41, c, c0 + 4 * ldc);
        add(c50, c51, c, c0 + 5 * ldc);
        add(c60, c61, c, c0 + 6 * ldc);
        add(c70, c71, c, c0 + 7 * ldc);
    }

    static void four(float[] a, int column, float[] b, float[] c, int c0, int ldc, int k) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.fromArray(S, b, p * PANEL);
            FloatVector y = FloatVector.fromArray(S, b, p * PANEL + L);
            FloatVector f = FloatVector.broadcast(S, a[column + p * GROUP]);
            c00 = f.fma(x, c00);
            c01 = f.fma(y, c01);
            f = FloatVector.broadcast(S, a[column + p * GROUP + 1]);
            c10 = f.fma(x, c10);
            c11 = f.fma(y, c11);
            f = FloatVector.broadcast(S, a[column + p * GROUP + 2]);
            c20 = f.fma(x, c20);
            c21 = f.fma(y, c21);
            f = FloatVector.broadcast(S, a[column + p * GROUP + 3]);
            c30 = f.fma(x, c30);
            c31 = f.fma(y, c31);
        }
        add(c00, c01, c, c0);
        add(c10, c11, c, c0 + ldc);
        add(c20, c21, c, c0 + 2 * ldc);
        add(c30, c31, c, c0 + 3 * ldc);
    }

    private static void add(FloatVector x, FloatVector y, float[] c, int at) {
        x.add(FloatVector.fromArray(S, c, at)).intoArray(c, at);
        y.add(FloatVector.fromArray(S, c, at + L)).intoArray(c, at + L);
    }
}
