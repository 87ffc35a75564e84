package org.rnn4j.models.kernel.fused;

import java.util.Arrays;

/**
 * Matrix products in plain Java that HotSpot vectorizes: a row of C accumulates four rows of B at a time. Every row is
 * a separate array because JDK 17 does not vectorize a loop that reads one array at several offsets, and only one row
 * of C is computed at a time because a longer loop body exceeds the unrolling limit. Either one would cost a factor of
 * four.
 */
final class PlainFloatGemm implements FloatGemm {
    private static final int ROWS = 32;
    private static final int WIDTH = 1024;

    private final ThreadLocal<float[][]> tiles = ThreadLocal.withInitial(() -> new float[ROWS][WIDTH]);

    @Override
    public String name() {
        return "plain Java";
    }

    @Override
    public float[][] allocate(int k, int n) {
        return new float[k * ((n + WIDTH - 1) / WIDTH)][Math.min(n, WIDTH)];
    }

    @Override
    public void pack(float[] b, int offset, int ld, boolean transposed, int k, int n, float[][] packed) {
        for (int j = 0; j < n; j += WIDTH) {
            int wide = Math.min(WIDTH, n - j);
            int first = j / WIDTH * k;
            for (int p = 0; p < k; p++) {
                if (transposed) {
                    gather(b, offset + j * ld + p, ld, packed[first + p], wide);
                } else {
                    System.arraycopy(b, offset + p * ld + j, packed[first + p], 0, wide);
                }
            }
        }
    }

    private static void gather(float[] b, int from, int stride, float[] row, int wide) {
        for (int j = 0; j < wide; j++) {
            row[j] = b[from + j * stride];
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
        float[][] tile = tiles.get();
        for (int j = 0; j < n; j += WIDTH) {
            int wide = Math.min(WIDTH, n - j);
            for (int i = 0; i < m; i += ROWS) {
                int rows = Math.min(ROWS, m - i);
                int to = cOffset + i * ldc + j;
                for (int r = 0; r < rows; r++) {
                    if (accumulate) {
                        System.arraycopy(c, to + r * ldc, tile[r], 0, wide);
                    } else {
                        Arrays.fill(tile[r], 0, wide, 0);
                    }
                }
                block(a, aOffset + i * rowStride, rowStride, packed, j / WIDTH * k, tile, rows, wide, k);
                for (int r = 0; r < rows; r++) {
                    System.arraycopy(tile[r], 0, c, to + r * ldc, wide);
                }
            }
        }
    }

    private static void block(
            float[] a, int a0, int rs, float[][] b, int first, float[][] tile, int rows, int wide, int k) {
        int p = 0;
        for (; p + 4 <= k; p += 4) {
            float[] b0 = b[first + p];
            float[] b1 = b[first + p + 1];
            float[] b2 = b[first + p + 2];
            float[] b3 = b[first + p + 3];
            for (int r = 0; r < rows; r++) {
                int x = a0 + r * rs + p;
                oneByFour(tile[r], b0, b1, b2, b3, a[x], a[x + 1], a[x + 2], a[x + 3], wide);
            }
        }
        for (; p < k; p++) {
            for (int r = 0; r < rows; r++) {
                add(tile[r], b[first + p], a[a0 + r * rs + p], wide);
            }
        }
    }

    private static void oneByFour(
            float[] c0,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float a0,
            float a1,
            float a2,
            float a3,
            int wide) {
        for (int j = 0; j < wide; j++) {
            c0[j] = Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c0[j]))));
        }
    }

    private static void add(float[] c, float[] b, float factor, int wide) {
        for (int j = 0; j < wide; j++) {
            c[j] = Math.fma(factor, b[j], c[j]);
        }
    }
}
