package org.rnn4j.datasets.classification.linear;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Features of examples, a sparse matrix. Arrays are not copied.
 *
 * @param width number of features
 * @param columns {@code [examples][]}, the features of each example that are not zero, in [0, width), each once
 * @param values {@code [examples][]}, their values
 */
public record FeatureRows(int width, List<int[]> columns, List<float[]> values) {

    public FeatureRows {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
        if (columns.size() != values.size()) {
            throw new IllegalArgumentException(
                    "columns of %d examples, values of %d".formatted(columns.size(), values.size()));
        }
    }

    /** Features that are present or absent, with the values 1 and 0. */
    public static FeatureRows present(int width, List<int[]> columns) {
        return new FeatureRows(
                width, columns, columns.stream().map(row -> filled(row.length)).toList());
    }

    /** Features that mostly differ from zero, {@code [examples][width]}. */
    public static FeatureRows dense(int width, List<float[]> values) {
        int[] all = IntStream.range(0, width).toArray();
        return new FeatureRows(width, values.stream().map(row -> all).toList(), values);
    }

    private static float[] filled(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    int size() {
        return columns.size();
    }

    /** Some of the examples. */
    FeatureRows chosen(int[] examples) {
        return new FeatureRows(
                width,
                IntStream.of(examples).mapToObj(columns::get).toList(),
                IntStream.of(examples).mapToObj(values::get).toList());
    }
}
