package org.rnn4j.models.kernel.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of {@link VectorRowTiles} and {@link VectorColumnTiles} that are eight rows high, but only one vector wide: the last panel of
 * B is often no wider, and the filters of a convolution may be so few that there is no other. Sums are the same to the
 * last bit.
 */
final class VectorNarrowTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int PANEL = 2 * S.length();
    private static final int GROUP = VectorColumnTiles.GROUP;

    private VectorNarrowTiles() {}

    /** Computes {@code C = A · B}, or adds it. */
    static void rows(float[] a, int a0, int rs, float[] b, int b0, float[] c, int c0, int ldc, int k, boolean add) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        FloatVector s2 = FloatVector.zero(S);
        FloatVector s3 = FloatVector.zero(S);
        FloatVector s4 = FloatVector.zero(S);
        FloatVector s5 = FloatVector.zero(S);
        FloatVector s6 = FloatVector.zero(S);
        FloatVector s7 = FloatVector.zero(S);
        int a1 = a0 + rs;
        int a2 = a1 + rs;
        int a3 = a2 + rs;
        int a4 = a3 + rs;
        int a5 = a4 + rs;
        int a6 = a5 + rs;
        int a7 = a6 + rs;
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.fromArray(S, b, b0 + p * PANEL);
            s0 = FloatVector.broadcast(S, a[a0 + p]).fma(x, s0);
            s1 = FloatVector.broadcast(S, a[a1 + p]).fma(x, s1);
            s2 = FloatVector.broadcast(S, a[a2 + p]).fma(x, s2);
            s3 = FloatVector.broadcast(S, a[a3 + p]).fma(x, s3);
            s4 = FloatVector.broadcast(S, a[a4 + p]).fma(x, s4);
            s5 = FloatVector.broadcast(S, a[a5 + p]).fma(x, s5);
            s6 = FloatVector.broadcast(S, a[a6 + p]).fma(x, s6);
            s7 = FloatVector.broadcast(S, a[a7 + p]).fma(x, s7);
        }
        if (add) {
            s0 = FloatVector.fromArray(S, c, c0).add(s0);
            s1 = FloatVector.fromArray(S, c, c0 + ldc).add(s1);
            s2 = FloatVector.fromArray(S, c, c0 + 2 * ldc).add(s2);
            s3 = FloatVector.fromArray(S, c, c0 + 3 * ldc).add(s3);
            s4 = FloatVector.fromArray(S, c, c0 + 4 * ldc).add(s4);
            s5 = FloatVector.fromArray(S, c, c0 + 5 * ldc).add(s5);
            s6 = FloatVector.fromArray(S, c, c0 + 6 * ldc).add(s6);
            s7 = FloatVector.fromArray(S, c, c0 + 7 * ldc).add(s7);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + ldc);
        s2.intoArray(c, c0 + 2 * ldc);
        s3.intoArray(c, c0 + 3 * ldc);
        s4.intoArray(c, c0 + 4 * ldc);
        s5.intoArray(c, c0 + 5 * ldc);
        s6.intoArray(c, c0 + 6 * ldc);
        s7.intoArray(c, c0 + 7 * ldc);
    }

    /** Computes {@code C += Aᵀ · B}. */
    static void columns(float[] a, int column, float[] b, float[] c, int c0, int ldc, int k) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        FloatVector s2 = FloatVector.zero(S);
        FloatVector s3 = FloatVector.zero(S);
        FloatVector s4 = FloatVector.zero(S);
        FloatVector s5 = FloatVector.zero(S);
        FloatVector s6 = FloatVector.zero(S);
        FloatVector s7 = FloatVector.zero(S);
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.fromArray(S, b, p * PANEL);
            s0 = FloatVector.broadcast(S, a[column + p * GROUP]).fma(x, s0);
            s1 = FloatVector.broadcast(S, a[column + p * GROUP + 1]).fma(x, s1);
            s2 = FloatVector.broadcast(S, a[column + p * GROUP + 2]).fma(x, s2);
            s3 = FloatVector.broadcast(S, a[column + p * GROUP + 3]).fma(x, s3);
            s4 = FloatVector.broadcast(S, a[column + p * GROUP + 4]).fma(x, s4);
            s5 = FloatVector.broadcast(S, a[column + p * GROUP + 5]).fma(x, s5);
            s6 = FloatVector.broadcast(S, a[column + p * GROUP + 6]).fma(x, s6);
            s7 = FloatVector.broadcast(S, a[column + p * GROUP + 7]).fma(x, s7);
        }
        s0.add(FloatVector.fromArray(S, c, c0)).intoArray(c, c0);
        s1.add(FloatVector.fromArray(S, c, c0 + ldc)).intoArray(c, c0 + ldc);
        s2.add(FloatVector.fromArray(S, c, c0 + 2 * ldc)).intoArray(c, c0 + 2 * ldc);
        s3.add(FloatVector.fromArray(S, c, c0 + 3 * ldc)).intoArray(c, c0 + 3 * ldc);
        s4.add(FloatVector.fromArray(S, c, c0 + 4 * ldc)).intoArray(c, c0 + 4 * ldc);
        s5.add(FloatVector.fromArray(S, c, c0 + 5 * ldc)).intoArray(c, c0 + 5 * ldc);
        s6.add(FloatVector.fromArray(S, c, c0 + 6 * ldc)).intoArray(c, c0 + 6 * ldc);
        s7.add(FloatVector.fromArray(S, c, c0 + 7 * ldc)).intoArray(c, c0 + 7 * ldc);
    }
}
