package org.rnn4j.models.kernel.fused;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with the JDK's Vector API, where the JVM was started with {@code --add-modules jdk.incubator.vector}. B is
 * packed in panels of two vectors' width; a block of rows of C stays in registers while k runs. Measured on JDK 17 with
 * AVX-512, one thread: 96-101 GFLOP/s from 8 rows on, of about 115 that the core can do (docs/adr/0004-gemm.md).
 */
final class VectorFloatGemm implements FloatGemm {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int PANEL = 2 * L;
    /** Rows of k in one go, so that a panel stays in the first-level cache. */
    private static final int DEPTH = 256;
    /** Rows of C in one go, so that their rows of A stay in the second-level cache beside B. */
    private static final int ROWS = 128;
    /** Columns of a left operand that are transposed in one go: a cache line. */
    private static final int GROUP = 16;
    /** Eight rows need 16 registers for C alone: AVX-512 and NEON have 32, AVX2 has 16. */
    private static final boolean EIGHT_ROWS = L != 8;

    private final ThreadLocal<float[]> tile = ThreadLocal.withInitial(() -> new float[8 * PANEL]);

    @Override
    public String name() {
        return "Vector API, " + S.vectorBitSize() + " bit";
    }

    @Override
    public float[][] allocate(int k, int n) {
        return new float[(n + PANEL - 1) / PANEL][PANEL * k];
    }

    @Override
    public void pack(float[] b, int offset, int ld, boolean transposed, int k, int n, float[][] packed) {
        for (int j = 0; j < n; j += PANEL) {
            int wide = Math.min(PANEL, n - j);
            float[] panel = packed[j / PANEL];
            if (transposed) {
                for (int q = 0; q < wide; q++) {
                    int from = offset + (j + q) * ld;
                    for (int p = 0; p < k; p++) {
                        panel[p * PANEL + q] = b[from + p];
                    }
                }
            } else {
                for (int p = 0; p < k; p++) {
                    System.arraycopy(b, offset + p * ld + j, panel, p * PANEL, wide);
                }
            }
            if (wide < PANEL) {
                for (int p = 0; p < k; p++) {
                    Arrays.fill(panel, p * PANEL + wide, (p + 1) * PANEL, 0);
                }
            }
        }
    }

    @Override
    public void multiply(
            float[] a,
            int aOffset,
            int rowStride,
            float[][] packed,
            float[] c,
            int cOffset,
            int ldc,
            int m,
            int n,
            int k,
            boolean accumulate) {
        for (int p = 0; p < k; p += DEPTH) {
            int depth = Math.min(DEPTH, k - p);
            boolean add = accumulate || p > 0;
            for (int i = 0; i < m; i += ROWS) {
                int rows = Math.min(ROWS, m - i);
                int at = aOffset + i * rowStride + p;
                for (int j = 0; j < n; j += PANEL) {
                    int to = cOffset + i * ldc + j;
                    int wide = Math.min(PANEL, n - j);
                    float[] b = packed[j / PANEL];
                    columns(a, at, rowStride, b, p * PANEL, c, to, ldc, rows, depth, add, wide);
                }
            }
        }
    }

    @Override
    public void addTransposed(
            float[] a,
            int aOffset,
            int lda,
            float[] b,
            int bOffset,
            int ldb,
            float[] c,
            int cOffset,
            int ldc,
            int m,
            int n,
            int k,
            FloatScratch scratch) {
        float[][] packed = scratch.packed(this, DEPTH, n);
        float[] group = scratch.array(0, DEPTH * GROUP);
        for (int p = 0; p < k; p += DEPTH) {
            int depth = Math.min(DEPTH, k - p);
            pack(b, bOffset + p * ldb, ldb, false, depth, n, packed);
            for (int i = 0; i < m; i += GROUP) {
                int rows = Math.min(GROUP, m - i);
                for (int q = 0; q < depth; q++) {
                    int from = aOffset + (p + q) * lda + i;
                    for (int r = 0; r < rows; r++) {
                        group[r * depth + q] = a[from + r];
                    }
                }
                for (int j = 0; j < n; j += PANEL) {
                    int to = cOffset + i * ldc + j;
                    columns(
                            group,
                            0,
                            depth,
                            packed[j / PANEL],
                            0,
                            c,
                            to,
                            ldc,
                            rows,
                            depth,
                            true,
                            Math.min(PANEL, n - j));
                }
            }
        }
    }

    private void columns(
            float[] a,
            int a0,
            int rs,
            float[] b,
            int b0,
            float[] c,
            int c0,
            int ldc,
            int m,
            int k,
            boolean add,
            int wide) {
        if (wide == PANEL) {
            panel(a, a0, rs, b, b0, c, c0, ldc, m, k, add);
        } else {
            edge(a, a0, rs, b, b0, c, c0, ldc, m, k, add, wide);
        }
    }

    private static void panel(
            float[] a, int a0, int rs, float[] b, int b0, float[] c, int c0, int ldc, int m, int k, boolean add) {
        int i = 0;
        if (EIGHT_ROWS) {
            for (; i + 8 <= m; i += 8) {
                eight(a, a0 + i * rs, rs, b, b0, c, c0 + i * ldc, ldc, k, add);
            }
        }
        for (; i + 4 <= m; i += 4) {
            four(a, a0 + i * rs, rs, b, b0, c, c0 + i * ldc, ldc, k, add);
        }
        for (; i < m; i++) {
            one(a, a0 + i * rs, b, b0, c, c0 + i * ldc, k, add);
        }
    }

    /** The last, narrower panel: computed whole in a tile beside C, of which the valid columns are copied. */
    private void edge(
            float[] a,
            int a0,
            int rs,
            float[] b,
            int b0,
            float[] c,
            int c0,
            int ldc,
            int m,
            int k,
            boolean add,
            int wide) {
        float[] block = tile.get();
        for (int i = 0; i < m; i += 8) {
            int rows = Math.min(8, m - i);
            panel(a, a0 + i * rs, rs, b, b0, block, 0, PANEL, rows, k, false);
            for (int r = 0; r < rows; r++) {
                int to = c0 + (i + r) * ldc;
                for (int j = 0; j < wide; j++) {
                    c[to + j] = add ? c[to + j] + block[r * PANEL + j] : block[r * PANEL + j];
                }
            }
        }
    }

    private static FloatVector start(float[] c, int at, boolean add) {
        return add ? FloatVector.fromArray(S, c, at) : FloatVector.zero(S);
    }

    private static void eight(
            float[] a, int a0, int rs, float[] b, int b0, float[] c, int c0, int ldc, int k, boolean add) {
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

    private static void four(
            float[] a, int a0, int rs, float[] b, int b0, float[] c, int c0, int ldc, int k, boolean add) {
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

    /** One row: four steps of k side by side, because a lone sum would wait for each addition. */
    private static void one(float[] a, int a0, float[] b, int b0, float[] c, int c0, int k, boolean add) {
        FloatVector x0 = start(c, c0, add);
        FloatVector y0 = start(c, c0 + L, add);
        FloatVector x1 = FloatVector.zero(S);
        FloatVector y1 = x1;
        FloatVector x2 = x1;
        FloatVector y2 = x1;
        FloatVector x3 = x1;
        FloatVector y3 = x1;
        int p = 0;
        for (; p + 4 <= k; p += 4) {
            int at = b0 + p * PANEL;
            FloatVector f = FloatVector.broadcast(S, a[a0 + p]);
            x0 = f.fma(FloatVector.fromArray(S, b, at), x0);
            y0 = f.fma(FloatVector.fromArray(S, b, at + L), y0);
            f = FloatVector.broadcast(S, a[a0 + p + 1]);
            x1 = f.fma(FloatVector.fromArray(S, b, at + PANEL), x1);
            y1 = f.fma(FloatVector.fromArray(S, b, at + PANEL + L), y1);
            f = FloatVector.broadcast(S, a[a0 + p + 2]);
            x2 = f.fma(FloatVector.fromArray(S, b, at + 2 * PANEL), x2);
            y2 = f.fma(FloatVector.fromArray(S, b, at + 2 * PANEL + L), y2);
            f = FloatVector.broadcast(S, a[a0 + p + 3]);
            x3 = f.fma(FloatVector.fromArray(S, b, at + 3 * PANEL), x3);
            y3 = f.fma(FloatVector.fromArray(S, b, at + 3 * PANEL + L), y3);
        }
        for (; p < k; p++) {
            FloatVector f = FloatVector.broadcast(S, a[a0 + p]);
            x0 = f.fma(FloatVector.fromArray(S, b, b0 + p * PANEL), x0);
            y0 = f.fma(FloatVector.fromArray(S, b, b0 + p * PANEL + L), y0);
        }
        x0.add(x1).add(x2.add(x3)).intoArray(c, c0);
        y0.add(y1).add(y2.add(y3)).intoArray(c, c0 + L);
    }
}
