package org.rnn4j.core.sequence;

import java.util.List;

/**
 * How good answers are, in the metrics of their field.
 *
 * @param metrics the one that models are compared by first
 * @param details a table or matrix for a reader, may be empty; lines end with a line feed
 */
public record Score(List<Metric> metrics, String details) {
    public Score {
        metrics = List.copyOf(metrics);
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("a score without a metric");
        }
    }

    /** The metric that models are compared by. */
    public Metric main() {
        return metrics.get(0);
    }

    /**
     * One metric.
     *
     * @param name such as {@code accuracy}, {@code macro F1}, {@code MAE}
     * @param value as a share where it is one: 0.93, not 93
     * @param kind how it reads
     */
    public record Metric(String name, double value, Kind kind) {}

    /** How a metric reads. */
    public enum Kind {
        /** In [0, 1], more is better; printed as a percentage. */
        SHARE,
        /** In [0, 1], less is better; printed as a percentage. */
        ERROR_SHARE,
        /** Any number, less is better. */
        ERROR,
        /** Counts something and is neither good nor bad. */
        COUNT,
        /** In [0, 1], good where it meets a level that was set; printed as a percentage. */
        COVERAGE;

        /** Whether {@code a} is better than {@code b}. */
        public boolean better(double a, double b) {
            return this == SHARE ? a > b : a < b;
        }
    }
}
