package org.rnn4j.models.convolution;

import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * A 3 x 3 convolution as matrix products over maps in the layout of {@link MapShape}. Row i of the left operand is a row of the
 * window at position i, three positions that are neighbours in memory; a product for each of the three rows of the
 * window reads the map itself. Packed weights are shared by threads.
 */
final class FloatConvolution {
    final ConvolutionShape shape;
    private final FloatGemm gemm;
    private final int channels;
    private final int filters;
    private final MapShape in;
    private final MapShape out;
    /** A row of the window each, {@code [3 * channels, filters]}. */
    private final float[][][] forward = new float[3][][];
    /**
     * Transposed weights of the columns of each row of the window that one position of x is multiplied by: with stride 1 all
     * three, the last first; with stride 2 the middle one for every other position, the last and the first for those between.
     */
    private final float[][][] backward;

    private final int[][] columns;

    FloatConvolution(ConvolutionShape shape, FloatGemm gemm) {
        this.shape = shape;
        this.gemm = gemm;
        in = shape.in();
        out = shape.out();
        channels = in.channels();
        filters = shape.filters();
        columns = shape.stride() == 1 ? new int[][] {{2, 1, 0}} : new int[][] {{1}, {2, 0}};
        backward = new float[3 * columns.length][][];
        for (int row = 0; row < 3; row++) {
            forward[row] = gemm.allocate(3 * channels, filters);
            for (int parity = 0; parity < columns.length; parity++) {
                backward[at(row, parity)] = gemm.allocate(columns[parity].length * filters, channels);
            }
        }
    }

    private int at(int row, int parity) {
        return row * columns.length + parity;
    }

    /** Packs the weights, which start at {@code at}. */
    void pack(float[] parameters, int at, boolean forBackward) {
        int deep = 3 * channels;
        float[] transposed = new float[deep * filters];
        for (int row = 0; row < 3; row++) {
            int from = at + row * deep * filters;
            gemm.pack(parameters, from, filters, false, deep, filters, forward[row]);
            for (int parity = 0; forBackward && parity < columns.length; parity++) {
                int[] which = columns[parity];
                for (int c = 0; c < which.length; c++) {
                    int column = from + which[c] * channels * filters;
                    transpose(parameters, column, transposed, c * filters * channels);
                }
                float[][] packed = backward[at(row, parity)];
                gemm.pack(transposed, 0, channels, false, which.length * filters, channels, packed);
            }
        }
    }

    private void transpose(float[] weights, int from, float[] to, int at) {
        for (int c = 0; c < channels; c++) {
            for (int f = 0; f < filters; f++) {
                to[at + f * channels + c] = weights[from + c * filters + f];
            }
        }
    }

    /** Computes the map {@code z} of the map {@code x}. The zeros between rows of z are overwritten. */
    void forward(float[] x, float[] z) {
        for (int row = 0; row < 3; row++) {
            float[][] weights = forward[row];
            int deep = 3 * channels;
            if (shape.stride() == 1) {
                int at = row * in.row();
                gemm.multiply(x, at, channels, weights, z, out.first(), filters, out.span(), filters, deep, row > 0);
                continue;
            }
            for (int y = 0; y < out.height(); y++) {
                int at = window(y, row);
                int to = out.first() + y * out.row();
                int step = shape.stride() * channels;
                gemm.multiply(x, at, step, weights, z, to, filters, out.width(), filters, deep, row > 0);
            }
        }
    }

    /** Offset of a row of the window at the first position of row y. */
    private int window(int y, int row) {
        return (y * shape.stride() + row) * in.row();
    }

    /**
     * Computes the gradient of the map x, for a stride of 1 or 2. The zeros around it are overwritten.
     *
     * @param dz gradient of z, with zeros around it
     * @param accumulate whether to add to {@code dx}
     */
    void inputGradient(float[] dz, float[] dx, boolean accumulate) {
        if (shape.stride() > 1) {
            for (int y = 0; y < in.height(); y++) {
                rowGradient(y, dz, dx, accumulate);
            }
            return;
        }
        for (int row = 0; row < 3; row++) { // row of dz; the last row of the window meets the first
            gemm.multiply(
                    dz,
                    row * out.row(),
                    filters,
                    backward[at(2 - row, 0)],
                    dx,
                    in.first(),
                    channels,
                    in.span(),
                    channels,
                    3 * filters,
                    accumulate || row > 0);
        }
    }

    /** Row y with a stride of 2: a window's middle row meets even rows; its last and the next one's first meet odd rows. */
    private void rowGradient(int y, float[] dz, float[] dx, boolean accumulate) {
        if (y % 2 == 0) {
            rowGradient(y, 1, y / 2, dz, dx, accumulate);
        } else {
            rowGradient(y, 2, y / 2, dz, dx, accumulate);
            rowGradient(y, 0, y / 2 + 1, dz, dx, true); // zeros below the last row
        }
    }

    private void rowGradient(int y, int row, int windows, float[] dz, float[] dx, boolean accumulate) {
        int from = out.first() + windows * out.row();
        for (int parity = 0; parity < 2; parity++) {
            gemm.multiply(
                    dz,
                    from,
                    filters,
                    backward[at(row, parity)],
                    dx,
                    in.first() + y * in.row() + parity * channels,
                    2 * channels,
                    (in.width() + 1 - parity) / 2,
                    channels,
                    columns[parity].length * filters,
                    accumulate);
        }
    }

    /** Adds the gradient of the weights, from {@code at}. */
    void addGradient(float[] x, float[] dz, float[] gradient, int at, FloatScratch scratch) {
        int deep = 3 * channels;
        for (int row = 0; row < 3; row++) {
            int to = at + row * deep * filters;
            if (shape.stride() == 1) {
                int from = row * in.row();
                gemm.addTransposed(
                        x,
                        from,
                        channels,
                        dz,
                        out.first(),
                        filters,
                        gradient,
                        to,
                        filters,
                        deep,
                        filters,
                        out.span(),
                        scratch);
                continue;
            }
            int step = shape.stride() * channels;
            for (int y = 0; y < out.height(); y++) {
                int dzAt = out.first() + y * out.row();
                gemm.addTransposed(
                        x,
                        window(y, row),
                        step,
                        dz,
                        dzAt,
                        filters,
                        gradient,
                        to,
                        filters,
                        deep,
                        filters,
                        out.width(),
                        scratch);
            }
        }
    }
}
