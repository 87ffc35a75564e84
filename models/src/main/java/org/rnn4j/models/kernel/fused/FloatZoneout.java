package org.rnn4j.models.kernel.fused;

/**
 * Zoneout: after a step, units of every state array keep their value with some probability, {@code s' = s + taken ∘ (s̃
 * − s)}, where s̃ is the new state computed by the cell.
 */
final class FloatZoneout {
    /** Factors of the new state, by state array: 0 or 1 in training, otherwise their expected value. */
    private final float[][] taken;
    /** Distance between the factors of consecutive steps; 0 if all steps share them. */
    private final int stride;
    /** Gradients that bypass the cell, by state array. */
    private final float[][] kept;

    FloatZoneout(float[][] taken, int stride, int count) {
        this.taken = taken;
        this.stride = stride;
        kept = new float[taken.length][count];
    }

    /** Interpolates between the new and the old values at step t. */
    void forward(int index, int t, float[] before, float[] state, int at, int count) {
        mix(before, taken[index], t * stride, state, at, count);
    }

    private static void mix(float[] before, float[] taken, int step, float[] state, int at, int count) {
        for (int j = 0; j < count; j++) {
            float old = before[j];
            state[at + j] = Math.fma(taken[step + j], state[at + j] - old, old);
        }
    }

    /** Leaves the cell's share of step t in {@code gradient} and sets the rest aside. */
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

    /** Adds what {@link #split} set aside to the gradient before the step. */
    void join(int index, float[] gradient, int count) {
        FloatArrays.add(kept[index], 0, gradient, 0, count);
    }
}
