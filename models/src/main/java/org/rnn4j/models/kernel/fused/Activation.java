package org.rnn4j.models.kernel.fused;

/**
 * In-place activation functions over ranges of arrays. The float32 versions are rational approximations fitted for this
 * project (maximum error 4e-7), written so that HotSpot vectorizes the loops; the float64 versions use the JDK.
 */
public final class Activation {
    private static final float LIMIT = 9; // tanh rounds to 1 in float32 from here on

    private Activation() {}

    /** Computes {@code x = tanh(x)} for elements {@code from} to {@code from + count}. */
    public static void tanh(float[] x, int from, int count) {
        for (int j = from; j < from + count; j++) {
            float v = Math.min(LIMIT, Math.max(-LIMIT, x[j]));
            float u = v * v;
            float p = Math.fma(1.3353414e-08f, u, 2.0608186e-05f);
            p = Math.fma(p, u, 3.4955346e-03f);
            p = Math.fma(p, u, 1.338098e-01f);
            p = Math.fma(p, u, 1.0f);
            float q = Math.fma(7.776047e-07f, u, 3.2855463e-04f);
            q = Math.fma(q, u, 2.5876781e-02f);
            q = Math.fma(q, u, 4.6714297e-01f);
            q = Math.fma(q, u, 1);
            x[j] = Math.min(1, Math.max(-1, v * p / q));
        }
    }

    /** Computes {@code x = 1 / (1 + exp(-(x + shift)))} from the tanh of half the argument. */
    public static void sigmoid(float[] x, int from, int count, float shift) {
        for (int j = from; j < from + count; j++) {
            x[j] = 0.5f * (x[j] + shift);
        }
        tanh(x, from, count);
        for (int j = from; j < from + count; j++) {
            x[j] = Math.fma(0.5f, x[j], 0.5f);
        }
    }

    /**
     * Computes {@code x = exp(x - max)} for values up to {@code max}: the reciprocal of a polynomial in {@code (max -
     * x) / 32}, squared five times. The relative error is below 6e-6; results are at least e^-87.
     */
    public static void expOfDifference(float[] x, int from, int count, float max) {
        for (int j = from; j < from + count; j++) {
            float v = Math.min(87, max - x[j]) * (1f / 32);
            float p = Math.fma(1.0294235e-05f, v, -2.4701234e-05f);
            p = Math.fma(p, v, 3.5924348e-04f);
            p = Math.fma(p, v, 1.0886884e-03f);
            p = Math.fma(p, v, 8.668895e-03f);
            p = Math.fma(p, v, 4.1444484e-02f);
            p = Math.fma(p, v, 1.6674894e-01f);
            p = Math.fma(p, v, 4.9998498e-01f);
            p = Math.fma(p, v, 1.0000011f);
            p = Math.fma(p, v, 1.0f);
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

    /** Computes {@code x = tanh(x)}. */
    public static void tanh(double[] x, int from, int count) {
        for (int j = from; j < from + count; j++) {
            x[j] = Math.tanh(x[j]);
        }
    }

    /** Computes {@code x = 1 / (1 + exp(-(x + shift)))}. */
    public static void sigmoid(double[] x, int from, int count, double shift) {
        for (int j = from; j < from + count; j++) {
            x[j] = 1 / (1 + Math.exp(-(x[j] + shift)));
        }
    }

    /** Computes {@code x = exp(x - max)}. */
    public static void expOfDifference(double[] x, int from, int count, double max) {
        for (int j = from; j < from + count; j++) {
            x[j] = Math.exp(x[j] - max);
        }
    }
}
