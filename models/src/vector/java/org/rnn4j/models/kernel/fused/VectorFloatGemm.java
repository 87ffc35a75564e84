package org.rnn4j.models.kernel.fused;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Matrix products with the JDK's Vector API, for JVMs started with {@code --add-modules jdk.incubator.vector}. B is
 * packed in panels two vectors wide; a block of rows of C stays in registers over all k. Measured on JDK 17 with
 * AVX-512 (docs/adr/0004-matrix-products.md): about nine tenths of the core's peak from 8 rows on.
 */
final class VectorFloatGemm implements FloatGemm {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int PANEL = 2 * L;
    private static final int GROUP = VectorColumnTiles.GROUP;
    /** Block size in k, such that a panel fits in the L1 cache. */
    private static final int DEPTH = 256;
    /** Block size in k for {@link #addTransposed}, where a group of A's columns shares the L1 cache with the panel. */
    private static final int GRADIENT_DEPTH = 128;
    /** Block size in rows of C, such that the rows of A fit in the L2 cache next to B. */
    private static final int ROWS = 128;
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
            } else if (wide == PANEL) {
                copyPanel(b, offset + j, ld, panel, k);
                continue;
            } else if (wide == L) {
                copyNarrow(b, offset + j, ld, panel, k);
                continue;
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
                int to = cOffset + i * ldc;
                int alone = rows % 4;
                int tiled = alone == 0 ? 0 : quads(a, at, rowStride, packed, p, c, to, ldc, rows, n, depth, add);
                for (int j = 0; j < n; j += PANEL) {
                    int wide = Math.min(PANEL, n - j);
                    int done = j < tiled ? alone : 0;
                    float[] b = packed[j / PANEL];
                    columns(a, at, rowStride, b, p * PANEL, c, to + j, ldc, rows - done, depth, add, wide);
                }
            }
        }
    }

    /**
     * Computes the rows after the last four, in four panels at a time.
     *
     * @return the number of columns that are done; the rest of these rows are not
     */
    private static int quads(
            float[] a,
            int a0,
            int rs,
            float[][] packed,
            int p,
            float[] c,
            int c0,
            int ldc,
            int rows,
            int n,
            int k,
            boolean add) {
        int end = n / (4 * PANEL) * 4 * PANEL;
        for (int i = rows / 4 * 4; i < rows; i++) {
            for (int j = 0; j < end; j += 4 * PANEL) {
                VectorRowTiles.one(a, a0 + i * rs, packed, j / PANEL, p * PANEL, c, c0 + i * ldc + j, k, add);
            }
        }
        return end;
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
        int blocks = (k + GRADIENT_DEPTH - 1) / GRADIENT_DEPTH;
        int maxDepth =
                (k + blocks - 1) / blocks; // equal depths: a short last block would load and store C for little work
        float[][] packed = scratch.packed(this, maxDepth, n);
        float[] group = scratch.array(0, maxDepth * GROUP);
        for (int p = 0; p < k; p += maxDepth) {
            int depth = Math.min(maxDepth, k - p);
            pack(b, bOffset + p * ldb, ldb, false, depth, n, packed);
            for (int i = 0; i < m; i += GROUP) {
                int rows = Math.min(GROUP, m - i);
                copyGroup(a, aOffset + p * lda + i, lda, rows, group, depth);
                for (int j = 0; j < n; j += PANEL) {
                    int to = cOffset + i * ldc + j;
                    group(group, packed[j / PANEL], c, to, ldc, rows, depth, Math.min(PANEL, n - j));
                }
            }
        }
    }

    /** Adds the product of a group of A's columns and a panel of B. */
    private void group(float[] a, float[] b, float[] c, int c0, int ldc, int rows, int k, int wide) {
        for (int r = 0; r < rows; r += 8) {
            int to = c0 + r * ldc;
            if (wide == PANEL && r + 8 <= rows) {
                eightColumns(a, r, b, c, to, ldc, k);
                continue;
            }
            if (wide == L && r + 8 <= rows) {
                VectorNarrowTiles.columns(a, r, b, c, to, ldc, k);
                continue;
            }
            float[] block = tile.get();
            Arrays.fill(block, 0);
            eightColumns(a, r, b, block, 0, PANEL, k);
            for (int q = 0; q < Math.min(8, rows - r); q++) {
                FloatArrays.add(block, q * PANEL, c, to + q * ldc, wide);
            }
        }
    }

    private static void eightColumns(float[] a, int column, float[] b, float[] c, int c0, int ldc, int k) {
        if (EIGHT_ROWS) {
            VectorColumnTiles.eight(a, column, b, c, c0, ldc, k);
        } else {
            VectorColumnTiles.four(a, column, b, c, c0, ldc, k);
            VectorColumnTiles.four(a, column + 4, b, c, c0 + 4 * ldc, ldc, k);
        }
    }

    /** Copies columns of A to a contiguous array, {@code [depth, GROUP]}, padded with zero columns to a multiple of eight. */
    private static void copyGroup(float[] a, int from, int lda, int columns, float[] group, int depth) {
        int whole = columns / L * L;
        int padded = (columns + 7) / 8 * 8;
        for (int p = 0; p < depth; p++) {
            for (int v = 0; v < whole; v += L) {
                FloatVector.fromArray(S, a, from + p * lda + v).intoArray(group, p * GROUP + v);
            }
            for (int j = whole; j < padded; j++) {
                group[p * GROUP + j] = j < columns ? a[from + p * lda + j] : 0;
            }
        }
    }

    /** Does not use {@code System.arraycopy}, which takes several times as long for so few elements. */
    private static void copyPanel(float[] b, int from, int ld, float[] panel, int k) {
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.fromArray(S, b, from + p * ld);
            FloatVector y = FloatVector.fromArray(S, b, from + p * ld + L);
            x.intoArray(panel, p * PANEL);
            y.intoArray(panel, p * PANEL + L);
        }
    }

    /** Copies a panel one vector wide, padded with zeros. */
    private static void copyNarrow(float[] b, int from, int ld, float[] panel, int k) {
        for (int p = 0; p < k; p++) {
            FloatVector.fromArray(S, b, from + p * ld).intoArray(panel, p * PANEL);
            FloatVector.zero(S).intoArray(panel, p * PANEL + L);
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
                VectorRowTiles.eight(a, a0 + i * rs, rs, b, b0, c, c0 + i * ldc, ldc, k, add);
            }
        }
        for (; i + 4 <= m; i += 4) {
            VectorRowTiles.four(a, a0 + i * rs, rs, b, b0, c, c0 + i * ldc, ldc, k, add);
        }
        for (; i < m; i++) {
            VectorRowTiles.one(a, a0 + i * rs, b, b0, c, c0 + i * ldc, k, add);
        }
    }

    /** Computes the last, narrower panel in a full-width tile and copies the valid columns. */
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
            if (wide == L && rows == 8) {
                VectorNarrowTiles.rows(a, a0 + i * rs, rs, b, b0, c, c0 + i * ldc, ldc, k, add);
                continue;
            }
            panel(a, a0 + i * rs, rs, b, b0, block, 0, PANEL, rows, k, false);
            for (int r = 0; r < rows; r++) {
                int to = c0 + (i + r) * ldc;
                for (int j = 0; j < wide; j++) {
                    c[to + j] = add ? c[to + j] + block[r * PANEL + j] : block[r * PANEL + j];
                }
            }
        }
    }
}
