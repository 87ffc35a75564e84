package org.rnn4j.models.engine;

import org.rnn4j.core.network.RnnState;

/** Between a network's precision and that of states and logits. */
final class FloatConversion {
    private FloatConversion() {}

    /** The rows of a chunk out of a state's part. */
    static float[] pick(double[] part, int[] rows, RnnState state) {
        int width = part.length / state.batch();
        float[] picked = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < width; j++) {
                picked[i * width + j] = (float) part[rows[i] * width + j];
            }
        }
        return picked;
    }

    /** A chunk's rows into a state's part. */
    static void put(float[] values, int[] rows, double[] part, int width) {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < width; j++) {
                part[rows[i] * width + j] = values[i * width + j];
            }
        }
    }
}
