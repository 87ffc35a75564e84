package org.rnn4j.models.kernel.fused;

import java.util.SplittableRandom;

/** Dropout masks and their application. */
public final class FloatDropout {
    private FloatDropout() {}

    /**
     * Draws inverted dropout factors (Srivastava et al., 2014): {@code 1 / retain} with probability {@code retain}, or
     * else 0.
     */
    public static void draw(float[] mask, int length, double retain, SplittableRandom random) {
        draw(mask, length, retain, (float) (1 / retain), random);
    }

    /** Draws factors: {@code kept} with probability {@code retain}, or else 0. */
    public static void draw(float[] mask, int length, double retain, float kept, SplittableRandom random) {
        long threshold = (long) (retain * (1L << 32));
        for (int j = 0; j < length; j += 2) {
            long bits = random.nextLong();
            mask[j] = (bits & 0xffffffffL) < threshold ? kept : 0;
            if (j + 1 < length) {
                mask[j + 1] = (bits >>> 32) < threshold ? kept : 0;
            }
        }
    }

    /**
     * Computes {@code out = in ∘ mask} for {@code steps} steps of {@code step} elements; {@code stride} is the distance
     * between the masks of consecutive steps, 0 for a shared mask.
     */
    public static void apply(float[] in, int at, float[] mask, int stride, float[] out, int steps, int step) {
        for (int t = 0; t < steps; t++) {
            product(in, at + t * step, mask, t * stride, out, t * step, step);
        }
    }

    private static void product(float[] in, int at, float[] mask, int maskAt, float[] out, int to, int count) {
        for (int j = 0; j < count; j++) {
            out[to + j] = in[at + j] * mask[maskAt + j];
        }
    }
}
