package org.rnn4j.models.kernel.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of {@code C += Aᵀ · B}, several rows high and one panel of B wide: a step of k reads adjacent elements of A, so
 * A is not transposed. Indices are the loop counter times constants, so that HotSpot removes the bounds checks; there
 * is no helper method for C, because HotSpot might not inline it and would then box every vector.
 */
final class VectorColumnTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int PANEL = 2 * L;
    /** Columns of A copied together: several cache lines, which avoids consecutive cache misses. */
    static final int GROUP = 64;

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
        c00.add(FloatVector.fromArray(S, c, c0)).intoArray(c, c0);
        c01.add(FloatVector.fromArray(S, c, c0 + L)).intoArray(c, c0 + L);
        c10.add(FloatVector.fromArray(S, c, c0 + ldc)).intoArray(c, c0 + ldc);
        c11.add(FloatVector.fromArray(S, c, c0 + ldc + L)).intoArray(c, c0 + ldc + L);
        c20.add(FloatVector.fromArray(S, c, c0 + 2 * ldc)).intoArray(c, c0 + 2 * ldc);
        c21.add(FloatVector.fromArray(S, c, c0 + 2 * ldc + L)).intoArray(c, c0 + 2 * ldc + L);
        c30.add(FloatVector.fromArray(S, c, c0 + 3 * ldc)).intoArray(c, c0 + 3 * ldc);
        c31.add(FloatVector.fromArray(S, c, c0 + 3 * ldc + L)).intoArray(c, c0 + 3 * ldc + L);
        c40.add(FloatVector.fromArray(S, c, c0 + 4 * ldc)).intoArray(c, c0 + 4 * ldc);
        c41.add(FloatVector.fromArray(S, c, c0 + 4 * ldc + L)).intoArray(c, c0 + 4 * ldc + L);
        c50.add(FloatVector.fromArray(S, c, c0 + 5 * ldc)).intoArray(c, c0 + 5 * ldc);
        c51.add(FloatVector.fromArray(S, c, c0 + 5 * ldc + L)).intoArray(c, c0 + 5 * ldc + L);
        c60.add(FloatVector.fromArray(S, c, c0 + 6 * ldc)).intoArray(c, c0 + 6 * ldc);
        c61.add(FloatVector.fromArray(S, c, c0 + 6 * ldc + L)).intoArray(c, c0 + 6 * ldc + L);
        c70.add(FloatVector.fromArray(S, c, c0 + 7 * ldc)).intoArray(c, c0 + 7 * ldc);
        c71.add(FloatVector.fromArray(S, c, c0 + 7 * ldc + L)).intoArray(c, c0 + 7 * ldc + L);
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
        c00.add(FloatVector.fromArray(S, c, c0)).intoArray(c, c0);
        c01.add(FloatVector.fromArray(S, c, c0 + L)).intoArray(c, c0 + L);
        c10.add(FloatVector.fromArray(S, c, c0 + ldc)).intoArray(c, c0 + ldc);
        c11.add(FloatVector.fromArray(S, c, c0 + ldc + L)).intoArray(c, c0 + ldc + L);
        c20.add(FloatVector.fromArray(S, c, c0 + 2 * ldc)).intoArray(c, c0 + 2 * ldc);
        c21.add(FloatVector.fromArray(S, c, c0 + 2 * ldc + L)).intoArray(c, c0 + 2 * ldc + L);
        c30.add(FloatVector.fromArray(S, c, c0 + 3 * ldc)).intoArray(c, c0 + 3 * ldc);
        c31.add(FloatVector.fromArray(S, c, c0 + 3 * ldc + L)).intoArray(c, c0 + 3 * ldc + L);
    }
}
