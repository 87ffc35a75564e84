package org.rnn4j.models.kernel.fused;

import java.util.Arrays;

/** Dropout of h as input to U, with the same factors at every step of a sequence. */
final class FloatRecurrentDropout {
    /** {@code [batch, hidden]}. */
    private float[] factors;
    /** h with dropout, rows as in {@link FloatRecurrence#h}. */
    float[] read = new float[0];
    /** dLoss/d{@link #read} of one step. */
    float[] gradient = new float[0];

    private int step;

    /** Sets the factors, {@code elements} per step. */
    void use(float[] batchFactors, int time, int elements) {
        factors = batchFactors;
        step = elements;
        read = FloatArrays.atLeast(read, time * step);
        gradient = FloatArrays.atLeast(gradient, step);
    }

    /**
     * Computes {@link #read} for one step; {@code at} is the offset of the step, {@code count} the number of active
     * elements.
     */
    void forward(float[] h, int at, int count) {
        apply(h, factors, at, read, count);
        Arrays.fill(read, at + count, at + step, 0);
    }

    private static void apply(float[] h, float[] factors, int at, float[] out, int count) {
        for (int j = 0; j < count; j++) {
            out[at + j] = h[at + j] * factors[j];
        }
    }

    /** Applies dropout in place to values that replace h. */
    void drop(float[] values, int at, int count) {
        apply(values, factors, at, values, count);
    }

    /** Computes {@code dh (+)= gradient ∘ factors}. */
    void backward(float[] dh, int count, boolean accumulate) {
        drop(gradient, 0, count);
        if (accumulate) {
            FloatArrays.add(gradient, 0, dh, 0, count);
        } else {
            System.arraycopy(gradient, 0, dh, 0, count);
        }
    }
}
