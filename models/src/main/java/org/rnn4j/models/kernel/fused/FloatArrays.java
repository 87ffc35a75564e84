package org.rnn4j.models.kernel.fused;

/** Reusable arrays and elementwise loops over ranges, written so that HotSpot vectorizes them. */
public final class FloatArrays {
    private FloatArrays() {}

    /** Returns {@code array} if it is long enough, or else a new one; contents are not preserved. */
    public static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }

    /** Returns {@code array} if it is long enough, or else a new one; contents are not preserved. */
    public static int[] atLeast(int[] array, int length) {
        return array.length >= length ? array : new int[length];
    }

    /** Computes {@code to += from}. */
    public static void add(float[] from, int fromAt, float[] to, int toAt, int count) {
        for (int j = 0; j < count; j++) {
            to[toAt + j] += from[fromAt + j];
        }
    }

    /** Computes {@code to += factor · from}. */
    public static void add(float factor, float[] from, int fromAt, float[] to, int toAt, int count) {
        for (int j = 0; j < count; j++) {
            to[toAt + j] = Math.fma(factor, from[fromAt + j], to[toAt + j]);
        }
    }

    /** Computes {@code to = from ∘ mask}, or copies if the mask is null. */
    public static void masked(float[] from, int fromAt, float[] mask, int maskAt, float[] to, int toAt, int count) {
        if (mask == null) {
            System.arraycopy(from, fromAt, to, toAt, count);
        } else {
            product(from, fromAt, mask, maskAt, to, toAt, count);
        }
    }

    private static void product(float[] from, int fromAt, float[] mask, int maskAt, float[] to, int toAt, int count) {
        for (int j = 0; j < count; j++) {
            to[toAt + j] = from[fromAt + j] * mask[maskAt + j];
        }
    }

    /** Backpropagates through y = tanh: {@code d = d ∘ (1 - y²)}. */
    public static void tanhBack(float[] d, int dAt, float[] y, int yAt, int count) {
        for (int j = 0; j < count; j++) {
            float v = y[yAt + j];
            d[dAt + j] *= 1 - v * v;
        }
    }
}
