package org.rnn4j.core.sequence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The quality of predictions, in the metrics of the task.
 *
 * @param metrics the first one is the main metric, by which models are compared
 * @param details a table or matrix for a reader, may be empty; lines end with a line feed
 * @param breakdown the details for a program, such as metrics by class: nested maps, lists, numbers and texts in the
 *     order of the details; numbers that are not finite are undefined
 */
public record Score(List<Metric> metrics, String details, Map<String, Object> breakdown) {
    public Score {
        metrics = List.copyOf(metrics);
        breakdown = Collections.unmodifiableMap(new LinkedHashMap<>(breakdown));
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("a score without a metric");
        }
    }

    /** Creates a score without details. */
    public Score(List<Metric> metrics) {
        this(metrics, "", Map.of());
    }

    /** The main metric, by which models are compared. */
    public Metric main() {
        return metrics.get(0);
    }

    /**
     * One metric.
     *
     * @param name such as {@code accuracy}, {@code macro F1}, {@code MAE}
     * @param value value; a fraction for percentages: 0.93, not 93
     * @param kind scale and direction
     */
    public record Metric(String name, double value, Kind kind) {}

    /** Scale and direction of a metric. */
    public enum Kind {
        /** In [0, 1], higher is better; printed as a percentage. */
        SHARE,
        /** In [0, 1], lower is better; printed as a percentage. */
        ERROR_SHARE,
        /** Any number, higher is better. */
        GAIN,
        /** Any number, lower is better. */
        ERROR,
        /** A count, neither good nor bad. */
        COUNT,
        /** In [0, 1], best close to a nominal level; printed as a percentage. */
        COVERAGE;

        /** Whether {@code a} is better than {@code b}. */
        public boolean better(double a, double b) {
            return isGain() ? a > b : a < b;
        }

        /** Whether higher is better. */
        public boolean isGain() {
            return this == SHARE || this == GAIN;
        }
    }
}
