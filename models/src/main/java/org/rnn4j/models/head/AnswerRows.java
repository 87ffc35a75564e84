package org.rnn4j.models.head;

/** Values of either precision as the float32 rows that answers and callers hold. */
public final class AnswerRows {
    private AnswerRows() {}

    /** Rows to be filled. */
    public static float[][] room(int rows) {
        return new float[rows][];
    }

    /** Rows of this width to be filled. */
    public static float[][] room(int rows, int width) {
        return new float[rows][width];
    }

    /** Rows of rows to be filled. */
    public static float[][][] rooms(int rows) {
        return new float[rows][][];
    }

    /** A value into a row, rounded. */
    public static void put(double value, float[] row, int at) {
        row[at] = (float) value;
    }

    /** {@code width} values from {@code from} as a row. */
    public static float[] row(float[] values, int from, int width) {
        float[] row = new float[width];
        System.arraycopy(values, from, row, 0, width);
        return row;
    }

    /** The same for float64 values, rounded. */
    public static float[] row(double[] values, int from, int width) {
        float[] row = new float[width];
        for (int j = 0; j < width; j++) {
            row[j] = (float) values[from + j];
        }
        return row;
    }
}
