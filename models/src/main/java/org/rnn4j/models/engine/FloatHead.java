package org.rnn4j.models.engine;

import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.FloatScratch;
import org.rnn4j.models.kernel.fused.FloatSoftmax;

/**
 * The output layer: {@code logits = h W + b} and the softmax cross-entropy of integer targets. W is DL4J's
 * {@code [hidden, vocabulary]} in column-major order, which is {@code [vocabulary, hidden]} row by row.
 */
final class FloatHead {
    /** Vocabulary entries whose gradient is one task. */
    private static final int GRADIENT_TASK = 512;

    final int vocabulary;
    final int hidden;
    private final FloatGemm gemm;
    private final int offset;
    private final float[][] forward;
    private final float[][] backward;
    private final float[] bias;

    /** @param offset of W in the flat parameters; b follows */
    FloatHead(FloatGemm gemm, int hidden, int vocabulary, int offset) {
        this.gemm = gemm;
        this.hidden = hidden;
        this.vocabulary = vocabulary;
        this.offset = offset;
        forward = gemm.allocate(hidden, vocabulary);
        backward = gemm.allocate(vocabulary, hidden);
        bias = new float[vocabulary];
    }

    void pack(float[] parameters, boolean forBackward) {
        gemm.pack(parameters, offset, hidden, true, hidden, vocabulary, forward);
        if (forBackward) {
            gemm.pack(parameters, offset, hidden, false, vocabulary, hidden, backward);
        }
        System.arraycopy(parameters, offset + vocabulary * hidden, bias, 0, vocabulary);
    }

    /** Logits of {@code rows} rows of h into rows of {@code vocabulary}. */
    void logits(float[] h, int hAt, float[] logits, int at, int rows) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(bias, 0, logits, at + r * vocabulary, vocabulary);
        }
        gemm.multiply(h, hAt, hidden, forward, logits, at, vocabulary, rows, vocabulary, hidden, true);
    }

    /**
     * Cross-entropy in nats, summed over rows; the logits become {@code scale} times their gradient, or anything where
     * {@code scale} is 0.
     */
    double loss(float[] logits, int at, int[] targets, int firstTarget, int rows, float scale) {
        double nats = 0;
        for (int r = 0; r < rows; r++) {
            nats += FloatSoftmax.crossEntropy(logits, at + r * vocabulary, vocabulary, targets[firstTarget + r], scale);
        }
        return nats;
    }

    /** {@code dh = dlogits · W transposed}. */
    void inputGradient(float[] dLogits, int at, float[] dh, int dhAt, int rows) {
        gemm.multiply(dLogits, at, vocabulary, backward, dh, dhAt, hidden, rows, hidden, vocabulary, false);
    }

    /** How many tasks {@link #addGradients} is cut into. */
    int gradientTasks() {
        return (vocabulary + GRADIENT_TASK - 1) / GRADIENT_TASK;
    }

    /** Adds one task's share of the gradients of W and b over some rows. */
    void addGradients(
            int task, float[] h, int hAt, float[] dLogits, int rows, float[] gradients, FloatScratch scratch) {
        int first = task * GRADIENT_TASK;
        int count = Math.min(GRADIENT_TASK, vocabulary - first);
        gemm.addTransposed(
                dLogits,
                first,
                vocabulary,
                h,
                hAt,
                hidden,
                gradients,
                offset + first * hidden,
                hidden,
                count,
                hidden,
                rows,
                scratch);
        int b = offset + vocabulary * hidden + first;
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < count; j++) {
                gradients[b + j] += dLogits[r * vocabulary + first + j];
            }
        }
    }
}
