package org.rnn4j.models.decoder;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.FloatSoftmax;

/**
 * Attention over a memory: the mean of its rows, weighted by the softmax of their scores against a query. Subclasses define
 * the scores. The memory of each source is packed once per batch, by rows and by columns.
 */
abstract class FloatAttention {
    protected final FloatGemm gemm;
    protected final FloatMemory memory;
    /** Packed memory by source, with its rows as columns and as rows. */
    private float[][][] columns = new float[0][][];

    private float[][][] rows = new float[0][][];
    private int[] room = new int[0];
    private float[] scoreGradient = new float[0];

    protected FloatAttention(FloatGemm gemm, FloatMemory memory) {
        this.gemm = gemm;
        this.memory = memory;
    }

    /** Packs the memory of the current batch. */
    void prepare() {
        int sources = memory.sources();
        if (room.length < sources) {
            columns = Arrays.copyOf(columns, sources);
            rows = Arrays.copyOf(rows, sources);
            room = Arrays.copyOf(room, sources);
        }
        for (int i = 0; i < sources; i++) {
            int length = memory.length(i);
            if (room[i] < length) {
                columns[i] = gemm.allocate(memory.width, length);
                rows[i] = gemm.allocate(length, memory.width);
                room[i] = length;
            }
            int from = memory.row(i) * memory.width;
            gemm.pack(memory.values, from, memory.width, true, memory.width, length, columns[i]);
            gemm.pack(memory.values, from, memory.width, false, length, memory.width, rows[i]);
        }
        scoreGradient = FloatArrays.atLeast(scoreGradient, memory.longest());
    }

    /** Clears gradients other than the memory's own before a backward pass. */
    void startBackward() {}

    /** Completes the gradient of the memory after the backward pass of all steps. */
    void finishBackward() {}

    /** Writes the scores of a source's rows, from {@code at}. */
    protected abstract void score(int source, float[] query, int queryAt, float[] scores, int at);

    /** Writes the gradient of the query, and adds to the gradients of the memory or of keys derived from it. */
    protected abstract void scoreBack(
            int source, float[] query, int queryAt, float[] dScores, float[] dQuery, int dQueryAt);

    /** Writes the weights of a source's rows, from {@code weightsAt}, and their weighted mean, from {@code contextAt}. */
    void attend(
            int source, float[] query, int queryAt, float[] weights, int weightsAt, float[] context, int contextAt) {
        int length = memory.length(source);
        score(source, query, queryAt, weights, weightsAt);
        FloatSoftmax.probabilities(weights, weightsAt, length);
        mean(source, weights, weightsAt, context, contextAt);
    }

    /** {@code out = weights · M}. */
    protected void mean(int source, float[] weights, int weightsAt, float[] out, int outAt) {
        int length = memory.length(source);
        gemm.multiply(
                weights, weightsAt, length, rows[source], out, outAt, memory.width, 1, memory.width, length, false);
    }

    /** {@code out_s = vector · m_s}. */
    protected void products(int source, float[] vector, int at, float[] out, int outAt) {
        int length = memory.length(source);
        gemm.multiply(vector, at, memory.width, columns[source], out, outAt, length, 1, length, memory.width, false);
    }

    /**
     * Backward pass of {@link #attend}.
     *
     * @param dWeights gradient of the weights other than through the mean, from {@code dWeightsAt}; null = none
     */
    void attendBack(
            int source,
            float[] query,
            int queryAt,
            float[] weights,
            int weightsAt,
            float[] dContext,
            int dContextAt,
            float[] dWeights,
            int dWeightsAt,
            float[] dQuery,
            int dQueryAt) {
        int length = memory.length(source);
        products(source, dContext, dContextAt, scoreGradient, 0); // gradient of the weights
        if (dWeights != null) {
            FloatArrays.add(dWeights, dWeightsAt, scoreGradient, 0, length);
        }
        float mean = 0;
        for (int s = 0; s < length; s++) {
            float weight = weights[weightsAt + s];
            mean += weight * scoreGradient[s];
            int row = (memory.row(source) + s) * memory.width;
            FloatArrays.add(weight, dContext, dContextAt, memory.gradient, row, memory.width);
        }
        for (int s = 0; s < length; s++) {
            scoreGradient[s] = weights[weightsAt + s] * (scoreGradient[s] - mean);
        }
        scoreBack(source, query, queryAt, scoreGradient, dQuery, dQueryAt);
    }
}
