package org.rnn4j.models.kernel.fused;

/** Room in arrays that are used again, and loops over stretches of them, written so that HotSpot vectorises them. */
public final class FloatArrays {
    private FloatArrays() {}

    /** The array itself, or a new one where it is shorter; what it held is not kept. */
    public static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }

    /** The same for numbers. */
    public static int[] atLeast(int[] array, int length) {
        return array.length >= length ? array : new int[length];
    }

    /** {@code to += from}. */
    public static void add(float[] from, int fromAt, float[] to, int toAt, int count) {
        for (int j = 0; j < count; j++) {
            to[toAt + j] += from[fromAt + j];
        }
    }

    /** {@code to += factor · from}. */
    public static void add(float factor, float[] from, int fromAt, float[] to, int toAt, int count) {
        for (int j = 0; j < count; j++) {
            to[toAt + j] = Math.fma(factor, from[fromAt + j], to[toAt + j]);
        }
    }

    /** {@code to = from ∘ mask}; mask null = a copy. */
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

    /** {@code d = d ∘ (1 - y²)}: back through y = tanh. */
    public static void tanhBack(float[] d, int dAt, float[] y, int yAt, int count) {
        for (int j = 0; j < count; j++) {
            float v = y[yAt + j];
            d[dAt + j] *= 1 - v * v;
        }
    }
}
