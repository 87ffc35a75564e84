package org.rnn4j.models.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.rnn4j.core.sequence.Decoded;

/** Converts values of either precision to the float32 rows of predictions. */
public final class PredictionRows {
    private PredictionRows() {}

    /** Creates rows that are still null. */
    public static float[][] newRows(int rows) {
        return new float[rows][];
    }

    /** Creates rows of zeros, {@code [rows, width]}. */
    public static float[][] newRows(int rows, int width) {
        return new float[rows][width];
    }

    /** Returns the rows, extended to at least {@code rows} of them. */
    public static float[][] atLeast(float[][] there, int rows, int width) {
        float[][] more = there.length < rows ? Arrays.copyOf(there, rows) : there;
        for (int row = there.length; row < rows; row++) {
            more[row] = new float[width];
        }
        return more;
    }

    /** Creates tables that are still null. */
    public static float[][][] newTables(int count) {
        return new float[count][][];
    }

    /** Creates lists of sequences that are still null, one for each source; threads may set different ones at once. */
    public static List<List<Decoded>> newSequences(int count) {
        return new ArrayList<>(Collections.nCopies(count, null));
    }

    /** Stores a value in a row, rounded. */
    public static void put(double value, float[] row, int at) {
        row[at] = (float) value;
    }

    /** Computes {@code row = values - by}, with the values from {@code from}. */
    public static void subtract(double by, float[] values, int from, float[] row) {
        float subtrahend = (float) by;
        for (int j = 0; j < row.length; j++) {
            row[j] = values[from + j] - subtrahend;
        }
    }

    /** Computes {@code row = values - by} for float64 values, rounded. */
    public static void subtract(double by, double[] values, int from, float[] row) {
        for (int j = 0; j < row.length; j++) {
            row[j] = (float) (values[from + j] - by);
        }
    }

    /** Copies {@code width} values from {@code from}. */
    public static float[] row(float[] values, int from, int width) {
        float[] row = new float[width];
        System.arraycopy(values, from, row, 0, width);
        return row;
    }

    /** Copies {@code width} float64 values from {@code from}, rounded. */
    public static float[] row(double[] values, int from, int width) {
        float[] row = new float[width];
        for (int j = 0; j < width; j++) {
            row[j] = (float) values[from + j];
        }
        return row;
    }
}
