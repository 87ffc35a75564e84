package org.rnn4j.models.kernel.fused;

import java.util.Arrays;
import org.rnn4j.models.cell.Cell;

/**
 * Layer normalization of the gates, row by row; see {@link Cell} for the equation. Forward keeps what backward needs;
 * backward accumulates the gradients of gains and shifts.
 */
final class FloatLayerNorm {
    private final FloatCellWeights weights;
    private final int hidden;
    /** (a − mean) / σ, by gate, {@code [time * batch, hidden]}. */
    private final float[][] normal;
    /** 1 / σ, by gate, {@code [time * batch]}. */
    private final float[][] scale;

    private final float[][] gainGradient;
    private final float[][] shiftGradient;

    FloatLayerNorm(FloatCellWeights weights) {
        this.weights = weights;
        hidden = weights.hidden;
        normal = new float[weights.gates][0];
        scale = new float[weights.gates][0];
        gainGradient = new float[weights.gates][hidden];
        shiftGradient = new float[weights.gates][hidden];
    }

    void shape(int rows) {
        for (int gate = 0; gate < normal.length; gate++) {
            normal[gate] = FloatArrays.atLeast(normal[gate], rows * hidden);
            scale[gate] = FloatArrays.atLeast(scale[gate], rows);
        }
    }

    /** Normalizes rows of {@code z} from {@code at}: sums become normalized pre-activations. */
    void forward(int gate, float[] z, int at, int rows) {
        float[] n = normal[gate];
        for (int r = at; r < at + rows * hidden; r += hidden) {
            centre(z, r, n, sum(z, r, hidden) / hidden, hidden);
            float variance = dot(n, n, r, hidden) / hidden;
            float factor = (float) (1 / Math.sqrt(variance + Cell.LAYER_NORM_EPSILON));
            scale[gate][r / hidden] = factor;
            apply(n, z, r, factor, weights.gain(gate), weights.bias[gate], hidden);
        }
    }

    private static void centre(float[] z, int at, float[] n, float mean, int count) {
        for (int j = at; j < at + count; j++) {
            n[j] = z[j] - mean;
        }
    }

    private static void apply(float[] n, float[] z, int at, float factor, float[] gain, float[] shift, int count) {
        for (int j = 0; j < count; j++) {
            float value = n[at + j] * factor;
            n[at + j] = value;
            z[at + j] = Math.fma(gain[j], value, shift[j]);
        }
    }

    void startBackward() {
        for (int gate = 0; gate < normal.length; gate++) {
            Arrays.fill(gainGradient[gate], 0);
            Arrays.fill(shiftGradient[gate], 0);
        }
    }

    /**
     * Backpropagates rows of {@code dz} from {@code at}: gradients of normalized pre-activations become gradients of
     * the sums.
     */
    void backward(int gate, float[] dz, int at, int rows) {
        float[] n = normal[gate];
        for (int r = at; r < at + rows * hidden; r += hidden) {
            gainBack(dz, n, r, gainGradient[gate], shiftGradient[gate], weights.gain(gate), hidden);
            float mean = sum(dz, r, hidden) / hidden;
            float slope = dot(dz, n, r, hidden) / hidden;
            normalizeBack(dz, n, r, mean, slope, scale[gate][r / hidden], hidden);
        }
    }

    private static void gainBack(
            float[] dz, float[] n, int at, float[] dGain, float[] dShift, float[] gain, int count) {
        for (int j = 0; j < count; j++) {
            float d = dz[at + j];
            dGain[j] = Math.fma(d, n[at + j], dGain[j]);
            dShift[j] += d;
            dz[at + j] = d * gain[j];
        }
    }

    private static void normalizeBack(float[] dz, float[] n, int at, float mean, float slope, float factor, int count) {
        for (int j = at; j < at + count; j++) {
            dz[j] = factor * (dz[j] - mean - n[j] * slope);
        }
    }

    /** Adds the gradients of a gate's gain and shift to the flat gradients. */
    void addGradients(int gate, float[] gradients, int gainAt, int shiftAt) {
        FloatArrays.add(gainGradient[gate], 0, gradients, gainAt, hidden);
        FloatArrays.add(shiftGradient[gate], 0, gradients, shiftAt, hidden);
    }

    /** Four partial sums: with a single one every addition would wait for the previous one. */
    private static float sum(float[] a, int at, int count) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int j = at;
        for (; j + 4 <= at + count; j += 4) {
            s0 += a[j];
            s1 += a[j + 1];
            s2 += a[j + 2];
            s3 += a[j + 3];
        }
        for (; j < at + count; j++) {
            s0 += a[j];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static float dot(float[] a, float[] b, int at, int count) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int j = at;
        for (; j + 4 <= at + count; j += 4) {
            s0 = Math.fma(a[j], b[j], s0);
            s1 = Math.fma(a[j + 1], b[j + 1], s1);
            s2 = Math.fma(a[j + 2], b[j + 2], s2);
            s3 = Math.fma(a[j + 3], b[j + 3], s3);
        }
        for (; j < at + count; j++) {
            s0 = Math.fma(a[j], b[j], s0);
        }
        return (s0 + s1) + (s2 + s3);
    }
}
