package org.rnn4j.models.kernel.fused;

/**
 * Zoneout: after a step, a share of every state array keeps its value, {@code s' = s + taken ∘ (s̃ − s)}, where s̃ is what
 * the cell gave.
 */
final class FloatZoneout {
    /** What is taken of a new state, by state array: 0 or 1 in training, the expectation between them outside. */
    private final float[][] taken;
    /** From the factors of one step to those of the next; 0 where all steps have the same. */
    private final int stride;
    /** Gradients that pass the cell by, by state array. */
    private final float[][] kept;

    FloatZoneout(float[][] taken, int stride, int count) {
        this.taken = taken;
        this.stride = stride;
        kept = new float[taken.length][count];
    }

    /** Mixes step t's new values with the old ones. */
    void forward(int index, int t, float[] before, float[] state, int at, int count) {
        mix(before, taken[index], t * stride, state, at, count);
    }

    private static void mix(float[] before, float[] taken, int step, float[] state, int at, int count) {
        for (int j = 0; j < count; j++) {
            float old = before[j];
            state[at + j] = Math.fma(taken[step + j], state[at + j] - old, old);
        }
    }

    /** Leaves in {@code gradient} what step t's cell answers for and puts the rest aside. */
    void split(int index, int t, float[] gradient, int count) {
        split(taken[index], t * stride, gradient, kept[index], count);
    }

    private static void split(float[] taken, int step, float[] gradient, float[] kept, int count) {
        for (int j = 0; j < count; j++) {
            float whole = gradient[j];
            float part = taken[step + j] * whole;
            gradient[j] = part;
            kept[j] = whole - part;
        }
    }

    /** Adds to the gradient before the step what was put aside. */
    void join(int index, float[] gradient, int count) {
        FloatArrays.add(kept[index], 0, gradient, 0, count);
    }
}
