package org.rnn4j.models.kernel.fused;

/** The input's share of a pass's gates, {@code z = x · W + b}, and the gradients that flow through it. */
final class FloatProjection {
    /** Rows that all gates take in turn, so that what one gate wrote is still in a cache when the next one adds to it. */
    private static final int TILE = 128;

    private final FloatCellWeights weights;
    private final FloatGemm gemm;
    private final int hidden;
    private final int width;
    /** The pass's gates. */
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

    /** What follows reads ids, one a row. */
    void read(int[] tokens) {
        ids = tokens;
    }

    /** What follows reads vectors, {@code [rows, input]} from an offset that every call is told. */
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
            int some = Math.min(TILE, row + rows - first);
            for (int gate = 0; gate < z.length; gate++) {
                for (int r = first; r < first + some; r++) {
                    System.arraycopy(weights.start(gate), 0, z[gate], r * hidden, hidden);
                }
                multiply(
                        x, offset + first * width, width, weights.w[gate], z[gate], first * hidden, hidden, some, true);
            }
        }
    }

    /** {@code dx = dz · W transposed} for {@code rows} rows from {@code row}; dx starts with the first of them. */
    void inputGradient(float[] dx, int offset, int row, int rows) {
        for (int first = 0; first < rows; first += TILE) {
            int some = Math.min(TILE, rows - first);
            int from = (row + first) * hidden;
            int to = offset + first * width;
            for (int gate = 0; gate < z.length; gate++) {
                multiply(z[gate], from, hidden, weights.wTransposed[gate], dx, to, width, some, gate > 0);
            }
        }
    }

    /** {@code right (+)= left · matrix}, where the widths of left and right are inner and outer size of the matrix. */
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

    /** Adds some columns of dW of one gate, the first at {@code offset}, over all rows of vectors. */
    void addVectorGradient(
            int gate, int from, int wide, int xOffset, float[] gradients, int offset, int rows, FloatScratch scratch) {
        int columns = weights.gates * hidden;
        gemm.addTransposed(
                x, xOffset, width, z[gate], from, hidden, gradients, offset, columns, width, wide, rows, scratch);
    }

    /** Adds some columns of dW of one gate, the first at {@code offset}, over some rows of ids. */
    void addTokenGradient(int gate, int from, int wide, float[] gradients, int offset, int row, int rows) {
        int columns = weights.gates * hidden;
        for (int r = row; r < row + rows; r++) {
            FloatArrays.add(z[gate], r * hidden + from, gradients, offset + ids[r] * columns, wide);
        }
    }
}
