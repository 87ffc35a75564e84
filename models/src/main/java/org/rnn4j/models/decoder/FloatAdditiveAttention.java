package org.rnn4j.models.decoder;

import java.util.Arrays;
import org.rnn4j.models.head.FloatDense;
import org.rnn4j.models.kernel.fused.Activation;
import org.rnn4j.models.kernel.fused.FloatArrays;

/** Additive attention, {@code score = v · tanh(query + m_s · U)}, with the query h · W + b (Bahdanau et al., 2015). */
final class FloatAdditiveAttention extends FloatAttention {
    private final FloatDecoderHead head;
    private final FloatDense key;
    private final int width;
    private float[] keys = new float[0];
    float[] keyGradient = new float[0];
    final float[] vGradient;
    private float[] squashed = new float[0];

    /** @param head holds U and v */
    FloatAdditiveAttention(FloatDecoderHead head, FloatMemory memory) {
        super(head.gemm, memory);
        this.head = head;
        key = head.key;
        width = key.outputs;
        vGradient = new float[width];
    }

    @Override
    void prepare() {
        super.prepare();
        keys = FloatArrays.atLeast(keys, memory.rows() * width);
        key.forward(memory.values, 0, keys, 0, memory.rows());
        squashed = FloatArrays.atLeast(squashed, memory.longest() * width);
    }

    /** Computes {@code tanh(query + key_s)} for all rows of a source. */
    private void squash(int source, float[] query, int queryAt) {
        int length = memory.length(source);
        System.arraycopy(keys, memory.row(source) * width, squashed, 0, length * width);
        for (int s = 0; s < length; s++) {
            FloatArrays.add(query, queryAt, squashed, s * width, width);
        }
        Activation.tanh(squashed, 0, length * width);
    }

    @Override
    protected void score(int source, float[] query, int queryAt, float[] scores, int at) {
        squash(source, query, queryAt);
        float[] v = head.parameters;
        for (int s = 0; s < memory.length(source); s++) {
            float sum = 0;
            for (int j = 0; j < width; j++) {
                sum += v[head.scoreAt + j] * squashed[s * width + j];
            }
            scores[at + s] = sum;
        }
    }

    @Override
    void startBackward() {
        keyGradient = FloatArrays.atLeast(keyGradient, memory.rows() * width);
        Arrays.fill(keyGradient, 0, memory.rows() * width, 0);
        Arrays.fill(vGradient, 0);
    }

    @Override
    protected void scoreBack(int source, float[] query, int queryAt, float[] dScores, float[] dQuery, int dQueryAt) {
        squash(source, query, queryAt);
        Arrays.fill(dQuery, dQueryAt, dQueryAt + width, 0);
        for (int s = 0; s < memory.length(source); s++) {
            FloatArrays.add(dScores[s], squashed, s * width, vGradient, 0, width);
            intoSum(dScores[s], s * width);
            FloatArrays.add(squashed, s * width, dQuery, dQueryAt, width);
            FloatArrays.add(squashed, s * width, keyGradient, (memory.row(source) + s) * width, width);
        }
    }

    /** Replaces a row of {@link #squashed} by the gradient of query + key. */
    private void intoSum(float dScore, int at) {
        float[] v = head.parameters;
        int vAt = head.scoreAt;
        for (int j = 0; j < width; j++) {
            float u = squashed[at + j];
            squashed[at + j] = dScore * v[vAt + j] * (1 - u * u);
        }
    }

    @Override
    void finishBackward() {
        float[] through = new float[memory.rows() * memory.width];
        key.inputGradient(keyGradient, through, memory.rows());
        FloatArrays.add(through, 0, memory.gradient, 0, memory.rows() * memory.width);
    }
}
