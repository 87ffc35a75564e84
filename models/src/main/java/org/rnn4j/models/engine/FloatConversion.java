package org.rnn4j.models.engine;

import org.rnn4j.core.network.RnnState;

/** Converts recurrent states to a network's precision and back. */
final class FloatConversion {
    private FloatConversion() {}

    /** Copies the rows of a chunk from one array of a state, {@code [batch, width]}. */
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

    /** Copies the rows of a chunk into one array of a state, {@code [batch, width]}. */
    static void put(float[] values, int[] rows, double[] part, int width) {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < width; j++) {
                part[rows[i] * width + j] = values[i * width + j];
            }
        }
    }
}
