package org.rnn4j.models.kernel.fused;

/** Elementwise operations shared by both variants of the GRU. */
final class GruFloat {
    private GruFloat() {}

    /** Computes {@code out = r ∘ h}; h is the state before the step, from index 0. */
    static void reset(float[] r, int at, float[] h, float[] out, int count) {
        for (int j = 0; j < count; j++) {
            out[at + j] = r[at + j] * h[j];
        }
    }

    /** Computes {@code h' = u ∘ h + (1 − u) ∘ n}. */
    static void mix(float[] u, float[] n, int at, float[] h, float[] out, int to, int count) {
        for (int j = 0; j < count; j++) {
            float candidate = n[at + j];
            out[to + j] = Math.fma(u[at + j], h[j] - candidate, candidate);
        }
    }

    /**
     * Given dh', replaces u and n with the gradients of their pre-activations, and dh' with the direct part of dh,
     * {@code dh' ∘ u}.
     */
    static void mixBack(float[] u, float[] n, float[] h, int at, float[] dh, int count) {
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
