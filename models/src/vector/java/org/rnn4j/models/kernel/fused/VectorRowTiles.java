package org.rnn4j.models.kernel.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of {@code C = A · B}, several rows high and one panel of B wide: every row of A is read along k. Indices are
 * the loop counter plus constants, so that HotSpot removes the bounds checks.
 */
final class VectorRowTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int PANEL = 2 * L;

    private VectorRowTiles() {}

    private static FloatVector start(float[] c, int at, boolean add) {
        return add ? FloatVector.fromArray(S, c, at) : FloatVector.zero(S);
    }

    static void eight(float[] a, int a0, int rs, float[] b, int b0, float[] c, int c0, int ldc, int k, boolean add) {
        FloatVector c00 = start(c, c0, add);
        FloatVector c01 = start(c, c0 + L, add);
        FloatVector c10 = start(c, c0 + ldc, add);
        FloatVector c11 = start(c, c0 + ldc + L, add);
        FloatVector c20 = start(c, c0 + 2 * ldc, add);
        FloatVector c21 = start(c, c0 + 2 * ldc + L, add);
        FloatVector c30 = start(c, c0 + 3 * ldc, add);
        FloatVector c31 = start(c, c0 + 3 * ldc + L, add);
        FloatVector c40 = start(c, c0 + 4 * ldc, add);
        FloatVector c41 = start(c, c0 + 4 * ldc + L, add);
        FloatVector c50 = start(c, c0 + 5 * ldc, add);
        FloatVector c51 = start(c, c0 + 5 * ldc + L, add);
        FloatVector c60 = start(c, c0 + 6 * ldc, add);
        FloatVector c61 = start(c, c0 + 6 * ldc + L, add);
        FloatVector c70 = start(c, c0 + 7 * ldc, add);
        FloatVector c71 = start(c, c0 + 7 * ldc + L, add);
        int a1 = a0 + rs;
        int a2 = a1 + rs;
        int a3 = a2 + rs;
        int a4 = a3 + rs;
        int a5 = a4 + rs;
        int a6 = a5 + rs;
        int a7 = a6 + rs;
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.fromArray(S, b, b0 + p * PANEL);
            FloatVector y = FloatVector.fromArray(S, b, b0 + p * PANEL + L);
            FloatVector f = FloatVector.broadcast(S, a[a0 + p]);
            c00 = f.fma(x, c00);
            c01 = f.fma(y, c01);
            f = FloatVector.broadcast(S, a[a1 + p]);
            c10 = f.fma(x, c10);
            c11 = f.fma(y, c11);
            f = FloatVector.broadcast(S, a[a2 + p]);
            c20 = f.fma(x, c20);
            c21 = f.fma(y, c21);
            f = FloatVector.broadcast(S, a[a3 + p]);
            c30 = f.fma(x, c30);
            c31 = f.fma(y, c31);
            f = FloatVector.broadcast(S, a[a4 + p]);
            c40 = f.fma(x, c40);
            c41 = f.fma(y, c41);
            f = FloatVector.broadcast(S, a[a5 + p]);
            c50 = f.fma(x, c50);
            c51 = f.fma(y, c51);
            f = FloatVector.broadcast(S, a[a6 + p]);
            c60 = f.fma(x, c60);
            c61 = f.fma(y, c61);
            f = FloatVector.broadcast(S, a[a7 + p]);
            c70 = f.fma(x, c70);
            c71 = f.fma(y, c71);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c0 + 3 * ldc + L);
        c40.intoArray(c, c0 + 4 * ldc);
        c41.intoArray(c, c0 + 4 * ldc + L);
        c50.intoArray(c, c0 + 5 * ldc);
        c51.intoArray(c, c0 + 5 * ldc + L);
        c60.intoArray(c, c0 + 6 * ldc);
        c61.intoArray(c, c0 + 6 * ldc + L);
        c70.intoArray(c, c0 + 7 * ldc);
        c71.intoArray(c, c0 + 7 * ldc + L);
    }

    static void four(float[] a, int a0, int rs, float[] b, int b0, float[] c, int c0, int ldc, int k, boolean add) {
        FloatVector c00 = start(c, c0, add);
        FloatVector c01 = start(c, c0 + L, add);
        FloatVector c10 = start(c, c0 + ldc, add);
        FloatVector c11 = start(c, c0 + ldc + L, add);
        FloatVector c20 = start(c, c0 + 2 * ldc, add);
        FloatVector c21 = start(c, c0 + 2 * ldc + L, add);
        FloatVector c30 = start(c, c0 + 3 * ldc, add);
        FloatVector c31 = start(c, c0 + 3 * ldc + L, add);
        int a1 = a0 + rs;
        int a2 = a1 + rs;
        int a3 = a2 + rs;
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.fromArray(S, b, b0 + p * PANEL);
            FloatVector y = FloatVector.fromArray(S, b, b0 + p * PANEL + L);
            FloatVector f = FloatVector.broadcast(S, a[a0 + p]);
            c00 = f.fma(x, c00);
            c01 = f.fma(y, c01);
            f = FloatVector.broadcast(S, a[a1 + p]);
            c10 = f.fma(x, c10);
            c11 = f.fma(y, c11);
            f = FloatVector.broadcast(S, a[a2 + p]);
            c20 = f.fma(x, c20);
            c21 = f.fma(y, c21);
            f = FloatVector.broadcast(S, a[a3 + p]);
            c30 = f.fma(x, c30);
            c31 = f.fma(y, c31);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c0 + 3 * ldc + L);
    }

    /**
     * Computes one row. Adds up in the order of the higher tiles, so that a row does not depend on how many there are; hence
     * one accumulator for each vector of C, and {@link #one(float[], int, float[][], int, int, float[], int, int, boolean)}
     * where there are several panels.
     */
    static void one(float[] a, int a0, float[] b, int b0, float[] c, int c0, int k, boolean add) {
        FloatVector x = start(c, c0, add);
        FloatVector y = start(c, c0 + L, add);
        for (int p = 0; p < k; p++) {
            int at = b0 + p * PANEL;
            FloatVector f = FloatVector.broadcast(S, a[a0 + p]);
            x = f.fma(FloatVector.fromArray(S, b, at), x);
            y = f.fma(FloatVector.fromArray(S, b, at + L), y);
        }
        x.intoArray(c, c0);
        y.intoArray(c, c0 + L);
    }

    /** Computes one row of four panels together: in a single one every addition would wait for the previous one. */
    static void one(float[] a, int a0, float[][] panels, int first, int b0, float[] c, int c0, int k, boolean add) {
        float[] b = panels[first];
        float[] d = panels[first + 1];
        float[] e = panels[first + 2];
        float[] g = panels[first + 3];
        FloatVector x0 = start(c, c0, add);
        FloatVector y0 = start(c, c0 + L, add);
        FloatVector x1 = start(c, c0 + PANEL, add);
        FloatVector y1 = start(c, c0 + PANEL + L, add);
        FloatVector x2 = start(c, c0 + 2 * PANEL, add);
        FloatVector y2 = start(c, c0 + 2 * PANEL + L, add);
        FloatVector x3 = start(c, c0 + 3 * PANEL, add);
        FloatVector y3 = start(c, c0 + 3 * PANEL + L, add);
        for (int p = 0; p < k; p++) {
            int at = b0 + p * PANEL;
            FloatVector f = FloatVector.broadcast(S, a[a0 + p]);
            x0 = f.fma(FloatVector.fromArray(S, b, at), x0);
            y0 = f.fma(FloatVector.fromArray(S, b, at + L), y0);
            x1 = f.fma(FloatVector.fromArray(S, d, at), x1);
            y1 = f.fma(FloatVector.fromArray(S, d, at + L), y1);
            x2 = f.fma(FloatVector.fromArray(S, e, at), x2);
            y2 = f.fma(FloatVector.fromArray(S, e, at + L), y2);
            x3 = f.fma(FloatVector.fromArray(S, g, at), x3);
            y3 = f.fma(FloatVector.fromArray(S, g, at + L), y3);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + L);
        x1.intoArray(c, c0 + PANEL);
        y1.intoArray(c, c0 + PANEL + L);
        x2.intoArray(c, c0 + 2 * PANEL);
        y2.intoArray(c, c0 + 2 * PANEL + L);
        x3.intoArray(c, c0 + 3 * PANEL);
        y3.intoArray(c, c0 + 3 * PANEL + L);
    }
}
