package org.rnn4j.models.kernel.fused;

import java.util.SplittableRandom;

/** Random factors and products with them. */
public final class FloatDropout {
    private FloatDropout() {}

    /** Draws factors of inverted dropout (Srivastava et al., 2014): 0, or {@code 1 / retain} with probability {@code retain}. */
    public static void draw(float[] mask, int length, double retain, SplittableRandom random) {
        draw(mask, length, retain, (float) (1 / retain), random);
    }

    /** Draws factors: 0, or {@code kept} with probability {@code retain}. */
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

    /** {@code out = in ∘ mask}, step by step; from one step's mask to the next's it is {@code stride}, or 0 if all share one. */
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
