package org.rnn4j.models.kernel.fused;

/**
 * The squashing functions over a stretch of an array, in place. The float32 forms are rational approximations of our own
 * fit (largest error 4e-7), written so that HotSpot vectorises the loops; the float64 forms are the JDK's.
 */
final class Activation {
    private static final float LIMIT = 9; // tanh is 1 in float32 from here on

    private Activation() {}

    /** {@code x = tanh(x)}. */
    static void tanh(float[] x, int from, int count) {
        for (int j = from; j < from + count; j++) {
            float v = Math.min(LIMIT, Math.max(-LIMIT, x[j]));
            float u = v * v;
            float p = Math.fma(1.335341398e-08f, u, 2.060818516e-05f);
            p = Math.fma(p, u, 3.495534544e-03f);
            p = Math.fma(p, u, 1.338098115e-01f);
            p = Math.fma(p, u, 9.999999796e-01f);
            float q = Math.fma(7.776047450e-07f, u, 3.285546348e-04f);
            q = Math.fma(q, u, 2.587678010e-02f);
            q = Math.fma(q, u, 4.671429681e-01f);
            q = Math.fma(q, u, 1);
            x[j] = Math.min(1, Math.max(-1, v * p / q));
        }
    }

    /** {@code x = 1 / (1 + exp(-(x + shift)))}, as half a tanh of half the argument. */
    static void sigmoid(float[] x, int from, int count, float shift) {
        for (int j = from; j < from + count; j++) {
            x[j] = 0.5f * (x[j] + shift);
        }
        tanh(x, from, count);
        for (int j = from; j < from + count; j++) {
            x[j] = Math.fma(0.5f, x[j], 0.5f);
        }
    }

    /**
     * {@code x = exp(x - max)} for values of at most {@code max}: the reciprocal of a polynomial of {@code (max - x) / 32},
     * squared five times (relative error below 4e-6 down to e^-87, where it ends).
     */
    static void expOfDifference(float[] x, int from, int count, float max) {
        for (int j = from; j < from + count; j++) {
            float v = Math.min(87, max - x[j]) * (1f / 32);
            float p = Math.fma(1.029423465e-05f, v, -2.470123345e-05f);
            p = Math.fma(p, v, 3.592434929e-04f);
            p = Math.fma(p, v, 1.088688375e-03f);
            p = Math.fma(p, v, 8.668894694e-03f);
            p = Math.fma(p, v, 4.144448456e-02f);
            p = Math.fma(p, v, 1.667489399e-01f);
            p = Math.fma(p, v, 4.999849674e-01f);
            p = Math.fma(p, v, 1.000001031e+00f);
            p = Math.fma(p, v, 9.999999888e-01f);
            x[j] = 1 / p;
        }
        for (int j = from; j < from + count; j++) {
            float e = x[j];
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            x[j] = e * e;
        }
    }

    /** {@code x = tanh(x)}. */
    static void tanh(double[] x, int from, int count) {
        for (int j = from; j < from + count; j++) {
            x[j] = Math.tanh(x[j]);
        }
    }

    /** {@code x = 1 / (1 + exp(-(x + shift)))}. */
    static void sigmoid(double[] x, int from, int count, double shift) {
        for (int j = from; j < from + count; j++) {
            x[j] = 1 / (1 + Math.exp(-(x[j] + shift)));
        }
    }

    /** {@code x = exp(x - max)}. */
    static void expOfDifference(double[] x, int from, int count, double max) {
        for (int j = from; j < from + count; j++) {
            x[j] = Math.exp(x[j] - max);
        }
    }
}
