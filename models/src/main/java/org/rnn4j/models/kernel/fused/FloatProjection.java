package org.rnn4j.models.kernel.fused;

/** Input projection of all gates, {@code z = x · W + b}, and its gradients. */
final class FloatProjection {
    /**
     * Rows that all gates process before the next rows follow, so that the output of one gate is still in the cache for
     * the next.
     */
    private static final int TILE = 128;

    private final FloatCellWeights weights;
    private final FloatGemm gemm;
    private final int hidden;
    private final int width;
    /** Gates of the pass. */
    private final float[][] z;

    private int[] ids;
    private float[] x;

    FloatProjection(FloatCellWeights weights, float[][] z) {
        this.weights = weights;
        this.z = z;
        gemm = weights.gemm;
        hidden = weights.hidden;
        width = weights.input;
    }

    /** Sets the ids of the following calls, one per row. */
    void read(int[] tokens) {
        ids = tokens;
    }

    /** Sets the vectors of the following calls, {@code [rows, input]} from the offset passed to each call. */
    void read(float[] vectors) {
        x = vectors;
    }

    /** Projects rows of ids. */
    void tokens(int row, int rows) {
        int columns = weights.gates * hidden;
        for (int r = row; r < row + rows; r++) {
            int from = weights.tableOffset + ids[r] * columns;
            for (int gate = 0; gate < z.length; gate++) {
                System.arraycopy(weights.table, from + gate * hidden, z[gate], r * hidden, hidden);
                FloatArrays.add(weights.start(gate), 0, z[gate], r * hidden, hidden);
            }
        }
    }

    /** Projects rows of vectors. */
    void vectors(int offset, int row, int rows) {
        for (int first = row; first < row + rows; first += TILE) {
            int count = Math.min(TILE, row + rows - first);
            for (int gate = 0; gate < z.length; gate++) {
                for (int r = first; r < first + count; r++) {
                    System.arraycopy(weights.start(gate), 0, z[gate], r * hidden, hidden);
                }
                multiply(
                        x,
                        offset + first * width,
                        width,
                        weights.w[gate],
                        z[gate],
                        first * hidden,
                        hidden,
                        count,
                        true);
            }
        }
    }

    /** Computes {@code dx = dz · Wᵀ} for {@code rows} rows from {@code row}; dx starts with the first of them. */
    void inputGradient(float[] dx, int offset, int row, int rows) {
        for (int first = 0; first < rows; first += TILE) {
            int count = Math.min(TILE, rows - first);
            int from = (row + first) * hidden;
            int to = offset + first * width;
            for (int gate = 0; gate < z.length; gate++) {
                multiply(z[gate], from, hidden, weights.wTransposed[gate], dx, to, width, count, gate > 0);
            }
        }
    }

    /** Computes {@code right (+)= left · matrix}; {@code inner} and {@code outer} are the widths of left and right. */
    private void multiply(
            float[] left,
            int from,
            int inner,
            float[][] matrix,
            float[] right,
            int to,
            int outer,
            int rows,
            boolean accumulate) {
        gemm.multiply(left, from, inner, matrix, right, to, outer, rows, outer, inner, accumulate);
    }

    /** Adds {@code wide} columns of dW of one gate over all rows of vectors, to the gradients at {@code offset}. */
    void addVectorGradient(
            int gate, int from, int wide, int xOffset, float[] gradients, int offset, int rows, FloatScratch scratch) {
        int columns = weights.gates * hidden;
        gemm.addTransposed(
                x, xOffset, width, z[gate], from, hidden, gradients, offset, columns, width, wide, rows, scratch);
    }

    /** Adds {@code wide} columns of dW of one gate over a range of rows of ids, to the gradients at {@code offset}. */
    void addTokenGradient(int gate, int from, int wide, float[] gradients, int offset, int row, int rows) {
        int columns = weights.gates * hidden;
        for (int r = row; r < row + rows; r++) {
            FloatArrays.add(z[gate], r * hidden + from, gradients, offset + ids[r] * columns, wide);
        }
    }
}
