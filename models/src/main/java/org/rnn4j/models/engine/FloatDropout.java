package org.rnn4j.models.engine;

import java.util.SplittableRandom;

/** Inverted dropout (Srivastava et al., 2014): what is kept is divided by the share that is kept. */
final class FloatDropout {
    private FloatDropout() {}

    /** Draws factors: 0, or {@code 1 / retain}. */
    static void draw(float[] mask, int length, double retain, SplittableRandom random) {
        float kept = (float) (1 / retain);
        long threshold = (long) (retain * (1L << 32));
        for (int j = 0; j < length; j += 2) {
            long bits = random.nextLong();
            mask[j] = (bits & 0xffffffffL) < threshold ? kept : 0;
            if (j + 1 < length) {
                mask[j + 1] = (bits >>> 32) < threshold ? kept : 0;
            }
        }
    }

    /** {@code out = in ∘ mask}. */
    static void apply(float[] in, int at, float[] mask, float[] out, int length) {
        for (int j = 0; j < length; j++) {
            out[j] = in[at + j] * mask[j];
        }
    }
}
