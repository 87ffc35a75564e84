package org.rnn4j.models.kernel.fused;

/** The elementwise parts that both forms of the GRU share. */
final class GruFloat {
    private GruFloat() {}

    /** {@code out = r ∘ h}; h is the state before the step, from 0. */
    static void reset(float[] r, int at, float[] h, float[] out, int count) {
        for (int j = 0; j < count; j++) {
            out[at + j] = r[at + j] * h[j];
        }
    }

    /** {@code h' = u ∘ h + (1 − u) ∘ n}. */
    static void mix(float[] u, float[] n, int at, float[] h, float[] out, int to, int count) {
        for (int j = 0; j < count; j++) {
            float candidate = n[at + j];
            out[to + j] = Math.fma(u[at + j], h[j] - candidate, candidate);
        }
    }

    /** From dh', makes u and n their own gradients before the squashing, and dh' the direct part {@code dh' ∘ u} of dh. */
    static void unmix(float[] u, float[] n, float[] h, int at, float[] dh, int count) {
        for (int j = 0; j < count; j++) {
            float gate = u[at + j];
            float candidate = n[at + j];
            float kept = dh[j] * gate;
            float taken = dh[j] - kept;
            u[at + j] = taken * gate * (h[at + j] - candidate);
            n[at + j] = taken * (1 - candidate * candidate);
            dh[j] = kept;
        }
    }
}
