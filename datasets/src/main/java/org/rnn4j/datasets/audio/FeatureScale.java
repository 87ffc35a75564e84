package org.rnn4j.datasets.audio;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Mean and standard deviation of each feature of a frame.
 *
 * @param means {@code [features]}
 * @param deviations {@code [features]}, 1 if all values are equal
 */
record FeatureScale(List<Double> means, List<Double> deviations) {
    FeatureScale {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    /** Leaves features unchanged. */
    static FeatureScale identity(int features) {
        return new FeatureScale(Collections.nCopies(features, 0.0), Collections.nCopies(features, 1.0));
    }

    /** The scale of the frames of one recording. */
    static FeatureScale of(double[][] frames) {
        Sums sums = new Sums(frames[0].length);
        sums.add(frames);
        return sums.scale();
    }

    /** One mean and one deviation, those of all features of a recording. */
    static FeatureScale ofAll(double[][] frames) {
        double[][] all = Arrays.stream(frames)
                .flatMapToDouble(Arrays::stream)
                .mapToObj(value -> new double[] {value})
                .toArray(double[][]::new);
        FeatureScale one = of(all);
        int width = frames[0].length;
        return new FeatureScale(
                Collections.nCopies(width, one.means.get(0)), Collections.nCopies(width, one.deviations.get(0)));
    }

    /** Frames with mean 0 and deviation 1, changed in place. */
    void apply(double[][] frames) {
        UnaryOperator<double[]> each = each();
        Arrays.setAll(frames, t -> each.apply(frames[t]));
    }

    /** Changes a frame in place. */
    UnaryOperator<double[]> each() {
        double[] mean = means.stream().mapToDouble(Double::doubleValue).toArray();
        double[] deviation =
                deviations.stream().mapToDouble(Double::doubleValue).toArray();
        return frame -> {
            for (int f = 0; f < frame.length; f++) {
                frame[f] = (frame[f] - mean[f]) / deviation[f];
            }
            return frame;
        };
    }

    /** Sums over frames, recording by recording. Not thread-safe. */
    static final class Sums {
        private final double[] means;
        private final double[] squares; // of distances to the mean, by Welford's recurrence
        private long count;

        Sums(int features) {
            means = new double[features];
            squares = new double[features];
        }

        void add(double[][] frames) {
            for (double[] frame : frames) {
                count++;
                for (int f = 0; f < frame.length; f++) {
                    double distance = frame[f] - means[f];
                    means[f] += distance / count;
                    squares[f] += distance * (frame[f] - means[f]);
                }
            }
        }

        FeatureScale scale() {
            double[] deviations = new double[means.length];
            Arrays.setAll(deviations, f -> {
                double deviation = Math.sqrt(squares[f] / Math.max(1, count));
                return deviation <= 1e-9 * Math.max(1, Math.abs(means[f])) ? 1 : deviation;
            });
            return new FeatureScale(boxed(means), boxed(deviations));
        }

        private static List<Double> boxed(double[] values) {
            return Arrays.stream(values).boxed().toList();
        }
    }
}
