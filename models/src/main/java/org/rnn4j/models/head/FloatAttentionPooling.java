package org.rnn4j.models.head;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * Attention pooling: a mean over valid steps, weighted by the softmax over time of learned scores. Only valid rows are
 * computed, in time-major order. The weights are in {@link FloatAttention}.
 */
final class FloatAttentionPooling extends FloatPooling {
    private final FloatAttention attention;
    private final FloatDensePass dense;
    private final FloatValidRows valid = new FloatValidRows();
    /** tanh(h W + b); in the backward pass, the gradient of h W + b. */
    private float[] u;

    private float[] weights = new float[0];
    private double[] sums = new double[0];
    private final float[] dv;

    FloatAttentionPooling(int width, FloatAttention attention) {
        super(width);
        this.attention = attention;
        dense = new FloatDensePass(attention.dense);
        dv = new float[width];
    }

    @Override
    public void shape(Chunks.Chunk sequences, int timeSteps) {
        super.shape(sequences, timeSteps);
        valid.shape(sequences, timeSteps);
        weights = FloatArrays.atLeast(weights, valid.rows());
        sums = new double[count];
    }

    @Override
    public void forward(float[] values, int from, float[] pooled) {
        valid.read(values, from, width);
        u = dense.forward(valid.values(), valid.offset(), valid.rows());
        for (int j = 0; j < valid.rows() * width; j++) {
            u[j] = (float) Math.tanh(u[j]);
        }
        softmaxOverTime();
        Arrays.fill(pooled, 0, count * width, 0);
        for (int t = 0, row = 0; t < time; t++) {
            for (int i = 0; i < chunk.active()[t]; i++, row++) {
                int h = valid.offset() + row * width;
                for (int j = 0; j < width; j++) {
                    pooled[i * width + j] += weights[row] * valid.values()[h + j];
                }
            }
        }
    }

    private void softmaxOverTime() {
        double[] largest = new double[count];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        eachRow((row, i) -> {
            weights[row] = dot(u, row * width, attention.v, 0);
            largest[i] = Math.max(largest[i], weights[row]);
        });
        Arrays.fill(sums, 0);
        eachRow((row, i) -> {
            weights[row] = (float) Math.exp(weights[row] - largest[i]);
            sums[i] += weights[row];
        });
        eachRow((row, i) -> weights[row] = (float) (weights[row] / sums[i]));
    }

    private interface RowWork {
        void on(int row, int sequence);
    }

    private void eachRow(RowWork work) {
        for (int t = 0, row = 0; t < time; t++) {
            for (int i = 0; i < chunk.active()[t]; i++, row++) {
                work.on(row, i);
            }
        }
    }

    private float dot(float[] a, int aAt, float[] b, int bAt) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
            sum += (double) a[aAt + j] * b[bAt + j];
        }
        return (float) sum;
    }

    @Override
    void addBackward(float[] dPooled, float[] gradient) {
        float[] dWeights = new float[valid.rows()];
        Arrays.fill(sums, 0); // sums of weights ∘ dWeights by sequence
        eachRow((row, i) -> {
            dWeights[row] = dot(dPooled, i * width, valid.values(), valid.offset() + row * width);
            sums[i] += (double) weights[row] * dWeights[row];
        });
        Arrays.fill(dv, 0);
        eachRow((row, i) -> {
            float dScore = (float) (weights[row] * (dWeights[row] - sums[i]));
            for (int j = 0; j < width; j++) {
                float activation = u[row * width + j];
                dv[j] += dScore * activation;
                u[row * width + j] = dScore * attention.v[j] * (1 - activation * activation);
            }
        });
        float[] throughScores = new float[valid.rows() * width];
        dense.inputGradient(throughScores);
        for (int t = 0, row = 0; t < time; t++) {
            for (int i = 0; i < chunk.active()[t]; i++, row++) {
                for (int j = 0; j < width; j++) {
                    gradient[at(t, i) + j] += weights[row] * dPooled[i * width + j] + throughScores[row * width + j];
                }
            }
        }
    }

    @Override
    public void addGradients(int task, float[] gradients, FloatScratch scratch) {
        if (task < attention.dense.blocks()) {
            dense.addGradients(task, gradients, scratch);
        } else {
            FloatArrays.add(dv, 0, gradients, attention.vOffset, width);
        }
    }
}
