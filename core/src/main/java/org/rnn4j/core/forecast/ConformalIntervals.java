package org.rnn4j.core.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;

/**
 * Intervals around point forecasts from the errors of forecasts on rows that the model was not trained on: split conformal
 * prediction (Lei et al., 2018), with errors divided by their mean size at each step ahead, so that all steps share their
 * quantiles.
 *
 * <pre>
 *   r       = |error| / spread(step ahead)
 *   q       = the ceil((n + 1) level)-th smallest of n values r
 *   forecast +- q spread(step ahead)
 * </pre>
 *
 * @param spreads {@code [steps * targets]}, step by step: the mean absolute error
 * @param scores for each target, some or all r in increasing order
 */
public record ConformalIntervals(List<Double> spreads, List<Scores> scores) {
    private static final int KEPT = 1_000;

    /**
     * The scores of one target.
     *
     * @param count their number n
     * @param sorted at most 1,000 of them, evenly spaced in rank
     */
    public record Scores(int count, List<Double> sorted) {
        public Scores {
            sorted = List.copyOf(sorted);
        }
    }

    public ConformalIntervals {
        spreads = List.copyOf(spreads);
        scores = List.copyOf(scores);
    }

    /**
     * Half the width of an interval, in the unit of the errors.
     *
     * @param place the step ahead and target, as in {@code spreads}
     * @param level wanted share of values in the interval, in (0, 1)
     * @throws UserException if there are too few errors for the level
     */
    public double half(int place, double level) {
        Scores of = scores.get(place % scores.size());
        double rank = rank(of, level);
        if (rank > of.count()) {
            throw new UserException(
                    "an interval of %s %% needs more than %d held-back values, which this model was calibrated on; ask for less"
                            .formatted(String.valueOf((float) (100 * level)).replaceFirst("\\.0$", ""), of.count()));
        }
        double at = (rank - 1) / Math.max(1, of.count() - 1) * (of.sorted().size() - 1);
        int below = (int) at;
        int above = Math.min(of.sorted().size() - 1, below + 1);
        double score = of.sorted().get(below)
                + (at - below) * (of.sorted().get(above) - of.sorted().get(below));
        return score * spreads.get(place);
    }

    /** Whether there are enough errors for a level. */
    public boolean offers(double level) {
        return scores.stream().allMatch(of -> rank(of, level) <= of.count());
    }

    private static double rank(Scores of, double level) {
        return Math.ceil((of.count() + 1) * level - 1e-9);
    }

    /** Collects errors. */
    public static final class Collector {
        private final List<List<Double>> errors;
        private final int targets;

        /** @param places steps ahead times targets */
        public Collector(int places, int targets) {
            errors = IntStream.range(0, places)
                    .<List<Double>>mapToObj(place -> new ArrayList<>())
                    .toList();
            this.targets = targets;
        }

        /** Adds an error; NaN is ignored. */
        public void add(int place, double error) {
            if (!Double.isNaN(error)) {
                errors.get(place).add(Math.abs(error));
            }
        }

        /** The intervals; a step without errors has the spread of its target. */
        public ConformalIntervals intervals() {
            double[] spreads = new double[errors.size()];
            List<Scores> scores = new ArrayList<>();
            for (int j = 0; j < targets; j++) {
                double whole = mean(ofTarget(j)
                        .boxed()
                        .flatMap(place -> errors.get(place).stream())
                        .mapToDouble(Double::doubleValue));
                ofTarget(j)
                        .forEach(place -> spreads[place] = errors.get(place).isEmpty()
                                ? whole
                                : mean(errors.get(place).stream().mapToDouble(Double::doubleValue)));
                double[] all = ofTarget(j)
                        .boxed()
                        .flatMap(place -> errors.get(place).stream()
                                .map(error -> spreads[place] > 0 ? error / spreads[place] : 0))
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
                scores.add(new Scores(all.length, thinned(all)));
            }
            return new ConformalIntervals(Arrays.stream(spreads).boxed().toList(), scores);
        }

        private IntStream ofTarget(int j) {
            return IntStream.iterate(j, place -> place < errors.size(), place -> place + targets);
        }

        private static double mean(DoubleStream values) {
            return values.average().orElse(0);
        }

        private static List<Double> thinned(double[] sorted) {
            int kept = Math.min(KEPT, sorted.length);
            return IntStream.range(0, kept)
                    .mapToObj(i -> sorted[(int) Math.round(i * (sorted.length - 1.0) / Math.max(1, kept - 1))])
                    .toList();
        }
    }
}
