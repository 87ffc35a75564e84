package org.rnn4j.datasets.classification.series;

import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * Mean and standard deviation of each channel.
 *
 * @param means {@code [features]}
 * @param deviations {@code [features]}, 1 if all values are equal
 */
record Scaling(List<Double> means, List<Double> deviations) {
    Scaling {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    /** Leaves values unchanged. */
    static Scaling identity(int features) {
        return new Scaling(Collections.nCopies(features, 0.0), Collections.nCopies(features, 1.0));
    }

    /** Fits to all time steps of some series; missing values are ignored. */
    static Scaling fit(int features, List<Channels> series) {
        Double[] means = new Double[features];
        Double[] deviations = new Double[features];
        for (int f = 0; f < features; f++) {
            double mean = mean(f, series, value -> value);
            double variance = mean(f, series, value -> (value - mean) * (value - mean));
            means[f] = mean;
            deviations[f] = Math.sqrt(variance) <= 1e-12 * Math.abs(mean) ? 1.0 : Math.sqrt(variance);
        }
        return new Scaling(Stream.of(means).toList(), Stream.of(deviations).toList());
    }

    private static double mean(int feature, List<Channels> series, DoubleUnaryOperator of) {
        double sum = 0;
        long count = 0;
        for (Channels one : series) {
            for (int t = 0; t < one.steps(); t++) {
                double value = one.at(feature, t);
                if (!Double.isNaN(value)) {
                    sum += of.applyAsDouble(value);
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** Scaled values, {@code [features, time]}; zero for missing values. */
    float[] apply(Channels series) {
        float[] scaled = new float[series.values().length];
        for (int f = 0; f < series.features(); f++) {
            for (int t = 0; t < series.steps(); t++) {
                double value = (series.at(f, t) - means.get(f)) / deviations.get(f);
                scaled[f * series.steps() + t] = Double.isNaN(value) ? 0 : (float) value;
            }
        }
        return scaled;
    }
}
