package org.rnn4j.core.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/**
 * The covariate that follows a target most closely.
 *
 * @param feature index of the covariate among the features
 * @param target index of the target
 * @param correlation mean over the windows of the absolute correlation within each
 */
record CovariateCopy(int feature, int target, double correlation) {
    private static final int SHORTEST = 4;

    static Optional<CovariateCopy> of(List<SequenceBatch> batches, InputSpec.Window window, int features) {
        return IntStream.range(window.targets(), features)
                .boxed()
                .flatMap(f -> IntStream.range(0, window.targets())
                        .mapToObj(j -> new CovariateCopy(f, j, mean(batches, window, f, j))))
                .filter(copy -> !Double.isNaN(copy.correlation()))
                .max((a, b) -> Double.compare(a.correlation(), b.correlation()));
    }

    private static double mean(List<SequenceBatch> batches, InputSpec.Window window, int feature, int target) {
        int ahead = feature >= window.knownFrom() && feature < window.knownTo() ? 1 : 0; // that of the next row
        int steps = window.history() - ahead;
        if (steps < SHORTEST) {
            return Double.NaN;
        }
        return batches.stream()
                .map(batch -> (RealVectors) batch.inputs())
                .flatMap(x -> IntStream.range(0, x.batch())
                        .mapToObj(b -> correlation(
                                IntStream.range(0, steps)
                                        .mapToDouble(t -> x.at(b, feature, t))
                                        .toArray(),
                                IntStream.range(0, steps)
                                        .mapToDouble(t -> x.at(b, target, t + ahead))
                                        .toArray())))
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(Double.NaN);
    }

    /** The absolute correlation; empty if a series does not vary. */
    private static OptionalDouble correlation(double[] a, double[] b) {
        double meanA =
                IntStream.range(0, a.length).mapToDouble(t -> a[t]).average().orElse(0);
        double meanB =
                IntStream.range(0, b.length).mapToDouble(t -> b[t]).average().orElse(0);
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int t = 0; t < a.length; t++) {
            product += (a[t] - meanA) * (b[t] - meanB);
            squareA += (a[t] - meanA) * (a[t] - meanA);
            squareB += (b[t] - meanB) * (b[t] - meanB);
        }
        double scale = Math.sqrt(squareA * squareB);
        return scale < 1e-9 ? OptionalDouble.empty() : OptionalDouble.of(Math.abs(product) / scale);
    }
}
