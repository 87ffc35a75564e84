package org.rnn4j.datasets.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;

/**
 * Mean absolute errors of all angles that move, in degrees, at some times after the last known frame. Whole turns do not count. Not
 * thread-safe.
 */
final class AngleErrors {
    private static final List<Integer> MILLISECONDS =
            List.of(400, 83, 167, 317, 1000); // the first one is the main metric

    private final int[] angles;
    private final double rate;
    private final TreeMap<Integer, double[]> sums = new TreeMap<>(); // by frames ahead: sum and number

    /** @param angles channels */
    AngleErrors(int[] angles, double rate) {
        this.angles = angles;
        this.rate = rate;
    }

    /** Number of frames ahead of a time. */
    private int ahead(int milliseconds) {
        return Math.max(1, (int) Math.round(milliseconds * rate / 1000));
    }

    /** Frames of the longest time. */
    static int longest(double rate) {
        return (int) Math.round(rate);
    }

    /**
     * Adds a continuation.
     *
     * @param truth {@code [time][channels]} from the first frame that was not known; may be longer or shorter
     */
    void add(double[][] truth, double[][] predicted) {
        MILLISECONDS.stream().map(this::ahead).distinct().forEach(ahead -> {
            if (ahead <= truth.length && ahead <= predicted.length) {
                double[] sum = sums.computeIfAbsent(ahead, any -> new double[2]);
                for (int c : angles) {
                    sum[0] += Math.abs(Clip.near(predicted[ahead - 1][c] - truth[ahead - 1][c], 0));
                    sum[1]++;
                }
            }
        });
    }

    Score score() {
        List<Metric> metrics = new ArrayList<>();
        for (int milliseconds : MILLISECONDS) {
            double[] sum = sums.get(ahead(milliseconds));
            metrics.add(new Metric(
                    String.format(Locale.ROOT, "degrees at %d ms", milliseconds),
                    sum == null ? Double.NaN : sum[0] / sum[1],
                    Kind.ERROR));
        }
        return new Score(metrics);
    }
}
