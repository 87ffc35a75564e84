package org.rnn4j.models.engine;

import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * The output layer: {@code logits = h W + b}. W is DL4J's {@code [hidden, vocabulary]} in column-major order, which is
 * {@code [vocabulary, hidden]} row by row: an embedding's table. The vocabulary is dealt with in blocks, each of which
 * stays in a core's cache beside many rows of h, and is one task where threads share the work.
 */
final class FloatHead {
    private static final int BLOCK = 512;

    final int vocabulary;
    final int hidden;
    private final FloatGemm gemm;
    private final int wOffset;
    private final int bOffset;
    private final float[][][] forward;
    private final float[][][] backward;
    private final float[] bias;

    /**
     * A head within the flat parameters.
     *
     * @param wOffset of W
     * @param bOffset of b
     */
    FloatHead(FloatGemm gemm, int hidden, int vocabulary, int wOffset, int bOffset) {
        this.gemm = gemm;
        this.hidden = hidden;
        this.vocabulary = vocabulary;
        this.wOffset = wOffset;
        this.bOffset = bOffset;
        forward = new float[blocks()][][];
        backward = new float[blocks()][][];
        for (int block = 0; block < blocks(); block++) {
            forward[block] = gemm.allocate(hidden, width(block));
            backward[block] = gemm.allocate(width(block), hidden);
        }
        bias = new float[vocabulary];
    }

    /** How many tasks {@link #pack} and {@link #addGradients} are cut into. */
    int blocks() {
        return (vocabulary + BLOCK - 1) / BLOCK;
    }

    private int width(int block) {
        return Math.min(BLOCK, vocabulary - block * BLOCK);
    }

    /** Takes one block of W and b from the flat parameters. */
    void pack(int block, float[] parameters, boolean forBackward) {
        int first = block * BLOCK;
        int wide = width(block);
        int from = wOffset + first * hidden;
        gemm.pack(parameters, from, hidden, true, hidden, wide, forward[block]);
        if (forBackward) {
            gemm.pack(parameters, from, hidden, false, wide, hidden, backward[block]);
        }
        System.arraycopy(parameters, bOffset + first, bias, first, wide);
    }

    /** Logits of {@code rows} rows of h into rows of {@code vocabulary}. */
    void logits(float[] h, int hAt, float[] logits, int at, int rows) {
        for (int block = 0; block < blocks(); block++) {
            int first = block * BLOCK;
            int wide = width(block);
            for (int r = 0; r < rows; r++) {
                System.arraycopy(bias, first, logits, at + r * vocabulary + first, wide);
            }
            gemm.multiply(h, hAt, hidden, forward[block], logits, at + first, vocabulary, rows, wide, hidden, true);
        }
    }

    /** {@code dh = dlogits · W transposed}. */
    void inputGradient(float[] dLogits, float[] dh, int rows) {
        for (int block = 0; block < blocks(); block++) {
            int first = block * BLOCK;
            int wide = width(block);
            gemm.multiply(dLogits, first, vocabulary, backward[block], dh, 0, hidden, rows, hidden, wide, block > 0);
        }
    }

    /** Adds one block's share of the gradients of W, over some rows, and of b, which is {@code dLogits} summed up. */
    void addGradients(
            int block,
            float[] h,
            int hAt,
            float[] dLogits,
            int rows,
            float[] dBias,
            float[] gradients,
            FloatScratch scratch) {
        int first = block * BLOCK;
        int wide = width(block);
        gemm.addTransposed(
                dLogits,
                first,
                vocabulary,
                h,
                hAt,
                hidden,
                gradients,
                wOffset + first * hidden,
                hidden,
                wide,
                hidden,
                rows,
                scratch);
        add(dBias, first, gradients, bOffset + first, wide);
    }

    /** {@code to += from}, elementwise. */
    static void add(float[] from, int fromAt, float[] to, int toAt, int count) {
        for (int j = 0; j < count; j++) {
            to[toAt + j] += from[fromAt + j];
        }
    }
}
