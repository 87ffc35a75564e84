package org.rnn4j.models.head;

import java.util.Arrays;

/** Values of either precision as the float32 rows that answers and callers hold. */
public final class PredictionRows {
    private PredictionRows() {}

    /** Rows to be filled. */
    public static float[][] room(int rows) {
        return new float[rows][];
    }

    /** Rows of this width to be filled. */
    public static float[][] room(int rows, int width) {
        return new float[rows][width];
    }

    /** At least so many rows of this width: those that are there, and more. */
    public static float[][] atLeast(float[][] there, int rows, int width) {
        float[][] more = there.length < rows ? Arrays.copyOf(there, rows) : there;
        for (int row = there.length; row < rows; row++) {
            more[row] = new float[width];
        }
        return more;
    }

    /** Rows of rows to be filled. */
    public static float[][][] rooms(int rows) {
        return new float[rows][][];
    }

    /** A value into a row, rounded. */
    public static void put(double value, float[] row, int at) {
        row[at] = (float) value;
    }

    /** {@code row = values - by}, rounded; as many as the row has room for, from {@code from}. */
    public static void less(double by, float[] values, int from, float[] row) {
        float less = (float) by;
        for (int j = 0; j < row.length; j++) {
            row[j] = values[from + j] - less;
        }
    }

    /** The same for float64 values. */
    public static void less(double by, double[] values, int from, float[] row) {
        for (int j = 0; j < row.length; j++) {
            row[j] = (float) (values[from + j] - by);
        }
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
