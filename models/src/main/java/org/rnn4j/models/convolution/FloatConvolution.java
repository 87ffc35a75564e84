package org.rnn4j.models.convolution;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.FloatArrays;
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
    /** With stride 1 the mirrored weights, {@code [3 * filters, channels]} each; else one, {@code [filters, 9 * channels]}. */
    private final float[][][] backward;

    FloatConvolution(ConvolutionShape shape, FloatGemm gemm) {
        this.shape = shape;
        this.gemm = gemm;
        in = shape.in();
        out = shape.out();
        channels = in.channels();
        filters = shape.filters();
        backward = new float[shape.stride() == 1 ? 3 : 1][][];
        for (int row = 0; row < 3; row++) {
            forward[row] = gemm.allocate(3 * channels, filters);
        }
        for (int row = 0; row < backward.length; row++) {
            backward[row] =
                    shape.stride() == 1 ? gemm.allocate(3 * filters, channels) : gemm.allocate(filters, 9 * channels);
        }
    }

    /** Packs the weights, which start at {@code at}. */
    void pack(float[] parameters, int at, boolean forBackward) {
        for (int row = 0; row < 3; row++) {
            int from = at + row * 3 * channels * filters;
            gemm.pack(parameters, from, filters, false, 3 * channels, filters, forward[row]);
        }
        if (forBackward && shape.stride() == 1) {
            float[] mirrored = new float[3 * filters * channels];
            for (int row = 0; row < 3; row++) {
                mirror(parameters, at + (2 - row) * 3 * channels * filters, mirrored);
                gemm.pack(mirrored, 0, channels, false, 3 * filters, channels, backward[row]);
            }
        } else if (forBackward) {
            gemm.pack(parameters, at, filters, true, filters, 9 * channels, backward[0]);
        }
    }

    /** Turns a row of the window, {@code [3, channels, filters]}, into {@code [3, filters, channels]}, the last column first. */
    private void mirror(float[] weights, int at, float[] mirrored) {
        for (int column = 0; column < 3; column++) {
            for (int c = 0; c < channels; c++) {
                int from = at + (column * channels + c) * filters;
                int to = (2 - column) * filters * channels + c;
                for (int f = 0; f < filters; f++) {
                    mirrored[to + f * channels] = weights[from + f];
                }
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
     * Computes the gradient of the map x. The zeros around it are overwritten.
     *
     * @param dz gradient of z, with zeros around it
     * @param accumulate whether to add to {@code dx}
     */
    void inputGradient(float[] dz, float[] dx, boolean accumulate, FloatScratch scratch) {
        if (shape.stride() == 1) {
            for (int row = 0; row < 3; row++) {
                gemm.multiply(
                        dz,
                        row * out.row(),
                        filters,
                        backward[row],
                        dx,
                        in.first(),
                        channels,
                        in.span(),
                        channels,
                        3 * filters,
                        accumulate || row > 0);
            }
            return;
        }
        int wide = 9 * channels;
        float[] windows = scratch.array(1, out.width() * wide);
        if (!accumulate) {
            Arrays.fill(dx, 0, in.length(), 0);
        }
        for (int y = 0; y < out.height(); y++) {
            int from = out.first() + y * out.row();
            gemm.multiply(dz, from, filters, backward[0], windows, 0, wide, out.width(), wide, filters, false);
            for (int row = 0; row < 3; row++) {
                for (int p = 0; p < out.width(); p++) {
                    int to = window(y, row) + p * shape.stride() * channels;
                    FloatArrays.add(windows, p * wide + row * 3 * channels, dx, to, 3 * channels);
                }
            }
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
