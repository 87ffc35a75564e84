package org.rnn4j.models.head;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * A dense layer, {@code y = x W + b}. W is DL4J's column-major {@code [inputs, outputs]}, which is a row-major
 * {@code [outputs, inputs]} and thus the layout of an embedding table. The outputs are processed in blocks that fit a core's
 * cache; each block is a task that may run in parallel with others.
 */
public final class FloatDense {
    private static final int BLOCK = 512;

    public final int outputs;
    public final int inputs;
    private final FloatGemm gemm;
    private final int wOffset;
    private final int bOffset;
    private final float[][][] forward;
    private final float[][][] backward;
    private final float[] bias;

    /**
     * Creates a layer.
     *
     * @param wOffset offset of W in the flat parameters
     * @param bOffset offset of b; negative = no bias
     */
    public FloatDense(FloatGemm gemm, int inputs, int outputs, int wOffset, int bOffset) {
        this.gemm = gemm;
        this.inputs = inputs;
        this.outputs = outputs;
        this.wOffset = wOffset;
        this.bOffset = bOffset;
        forward = new float[blocks()][][];
        backward = new float[blocks()][][];
        for (int block = 0; block < blocks(); block++) {
            forward[block] = gemm.allocate(inputs, width(block));
            backward[block] = gemm.allocate(width(block), inputs);
        }
        bias = new float[outputs];
    }

    /** Number of tasks of {@link #pack} and {@link #addGradients}. */
    public int blocks() {
        return (outputs + BLOCK - 1) / BLOCK;
    }

    private int width(int block) {
        return Math.min(BLOCK, outputs - block * BLOCK);
    }

    /** Packs one block of W and b from the flat parameters. */
    public void pack(int block, float[] parameters, boolean forBackward) {
        int first = block * BLOCK;
        int wide = width(block);
        int from = wOffset + first * inputs;
        gemm.pack(parameters, from, inputs, true, inputs, wide, forward[block]);
        if (forBackward) {
            gemm.pack(parameters, from, inputs, false, wide, inputs, backward[block]);
        }
        if (bOffset >= 0) {
            System.arraycopy(parameters, bOffset + first, bias, first, wide);
        }
    }

    /** Computes {@code y = x W + b}: y [rows, outputs] from {@code at}, x [rows, inputs] from {@code xAt}. */
    public void forward(float[] x, int xAt, float[] y, int at, int rows) {
        for (int block = 0; block < blocks(); block++) {
            int first = block * BLOCK;
            int wide = width(block);
            for (int r = 0; r < rows; r++) {
                System.arraycopy(bias, first, y, at + r * outputs + first, wide);
            }
            gemm.multiply(x, xAt, inputs, forward[block], y, at + first, outputs, rows, wide, inputs, true);
        }
    }

    /** Computes {@code dx = dy · Wᵀ}: dx [rows, inputs], dy [rows, outputs]. */
    public void inputGradient(float[] dy, float[] dx, int rows) {
        inputGradient(dy, 0, dx, 0, rows);
    }

    /** Computes {@code dx = dy · Wᵀ} with offsets into the arrays. */
    public void inputGradient(float[] dy, int dyAt, float[] dx, int dxAt, int rows) {
        for (int block = 0; block < blocks(); block++) {
            int first = block * BLOCK;
            int wide = width(block);
            gemm.multiply(dy, dyAt + first, outputs, backward[block], dx, dxAt, inputs, rows, inputs, wide, block > 0);
        }
    }

    /**
     * Adds one block's gradients of W and b.
     *
     * @param dBias gradient of b, from {@link #sumRows}
     */
    public void addGradients(
            int block,
            float[] x,
            int xAt,
            float[] dy,
            int rows,
            float[] dBias,
            float[] gradients,
            FloatScratch scratch) {
        int first = block * BLOCK;
        int wide = width(block);
        gemm.addTransposed(
                dy,
                first,
                outputs,
                x,
                xAt,
                inputs,
                gradients,
                wOffset + first * inputs,
                inputs,
                wide,
                inputs,
                rows,
                scratch);
        if (bOffset >= 0) {
            FloatArrays.add(dBias, first, gradients, bOffset + first, wide);
        }
    }

    /** Sums the rows of {@code dy}, which gives the gradient of b. */
    public static void sumRows(float[] dy, int rows, int width, float[] into) {
        Arrays.fill(into, 0, width, 0);
        for (int row = 0; row < rows; row++) {
            FloatArrays.add(dy, row * width, into, 0, width);
        }
    }
}
