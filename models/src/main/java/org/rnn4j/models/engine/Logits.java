package org.rnn4j.models.engine;

/** Logits of either precision as the float32 rows that callers get. */
final class Logits {
    private Logits() {}

    /** Rows to be filled by {@link #put}. */
    static float[][] room(int rows) {
        return new float[rows][];
    }

    /** Row i of {@code values}, {@code [rows.length, width]}, becomes row {@code rows[i]} of {@code into}. */
    static void put(float[] values, int[] rows, int width, float[][] into) {
        for (int i = 0; i < rows.length; i++) {
            float[] row = new float[width];
            System.arraycopy(values, i * width, row, 0, width);
            into[rows[i]] = row;
        }
    }

    /** The same for float64 values, rounded. */
    static void put(double[] values, int[] rows, int width, float[][] into) {
        for (int i = 0; i < rows.length; i++) {
            float[] row = new float[width];
            for (int j = 0; j < width; j++) {
                row[j] = (float) values[i * width + j];
            }
            into[rows[i]] = row;
        }
    }
}
