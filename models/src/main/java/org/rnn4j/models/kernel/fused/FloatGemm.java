package org.rnn4j.models.kernel.fused;

/**
 * Single-threaded matrix products on heap arrays; callers divide the work among threads. Matrices are row-major; a
 * right operand that is used repeatedly is packed once, in a layout the implementation chooses.
 */
public interface FloatGemm {

    /** Name for logs and reports. */
    String name();

    /** Allocates arrays into which {@link #pack} can put right operands of up to {@code [k, n]}. */
    float[][] allocate(int k, int n);

    /**
     * Packs a right operand {@code B [k, n]}.
     *
     * @param b rows of B with stride {@code ld}, from {@code offset}; if {@code transposed}, rows of Bᵀ {@code [n, k]}
     * @param packed allocated by {@link #allocate}
     */
    void pack(float[] b, int offset, int ld, boolean transposed, int k, int n, float[][] packed);

    /**
     * Computes {@code C [m, n] = A [m, k] · B}, or {@code C += A · B} if {@code accumulate}. Element (i, p) of A is
     * {@code a[aOffset + i * rowStride + p]}.
     */
    void multiply(
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
            boolean accumulate);

    /**
     * Computes {@code C [m, n] += Aᵀ · B} for {@code A [k, m]} and {@code B [k, n]}: the shape of a weight gradient,
     * where k counts all time steps of all sequences.
     */
    default void addTransposed(
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
        int depth = Math.min(k, 256);
        int width = Math.min(n, 512);
        float[][] packed = scratch.packed(this, depth, width);
        float[] columns = scratch.array(0, depth * m);
        for (int p = 0; p < k; p += depth) {
            int steps = Math.min(depth, k - p);
            transpose(a, aOffset + p * lda, lda, steps, m, columns);
            for (int j = 0; j < n; j += width) {
                int wide = Math.min(width, n - j);
                pack(b, bOffset + p * ldb + j, ldb, false, steps, wide, packed);
                multiply(columns, 0, steps, packed, c, cOffset + j, ldc, m, wide, steps, true);
            }
        }
    }

    /** Tiled because a power-of-two stride would hit only a few cache sets. */
    private static void transpose(float[] a, int offset, int lda, int rows, int columns, float[] out) {
        int tile = 16;
        for (int i0 = 0; i0 < columns; i0 += tile) {
            int iEnd = Math.min(columns, i0 + tile);
            for (int p = 0; p < rows; p++) {
                for (int i = i0; i < iEnd; i++) {
                    out[i * rows + p] = a[offset + p * lda + i];
                }
            }
        }
    }
}
