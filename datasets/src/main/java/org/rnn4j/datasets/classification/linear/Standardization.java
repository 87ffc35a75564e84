package org.rnn4j.datasets.classification.linear;

import java.util.List;

/**
 * Features scaled to mean 0 and standard deviation 1. Arrays are not copied.
 *
 * @param means mean of each feature
 * @param deviations standard deviation of each feature; 1 instead of 0
 */
public record Standardization(float[] means, float[] deviations) {

    /**
     * Fits the scale to examples.
     *
     * @param rows {@code [examples][features]}, one or more
     */
    public static Standardization fit(List<float[]> rows) {
        int width = rows.get(0).length;
        float[] means = new float[width];
        float[] deviations = new float[width];
        for (int f = 0; f < width; f++) {
            int feature = f;
            double mean =
                    rows.stream().mapToDouble(row -> row[feature]).average().orElseThrow();
            double variance = rows.stream()
                    .mapToDouble(row -> (row[feature] - mean) * (row[feature] - mean))
                    .average()
                    .orElseThrow();
            means[f] = (float) mean;
            deviations[f] = Math.sqrt(variance) <= 1e-12 * Math.abs(mean) ? 1 : (float) Math.sqrt(variance);
        }
        return new Standardization(means, deviations);
    }

    /** The scaled features of an example. */
    public float[] of(float[] row) {
        float[] scaled = new float[row.length];
        for (int f = 0; f < row.length; f++) {
            scaled[f] = (row[f] - means[f]) / deviations[f];
        }
        return scaled;
    }

    /** The scaled features of examples, none of them left out. */
    public FeatureRows rows(List<float[]> rows) {
        return FeatureRows.dense(means.length, rows.stream().map(this::of).toList());
    }
}
