package org.rnn4j.models.head;

/** {@code log(1 + e^x)}, which is positive. */
final class Softplus {
    private Softplus() {}

    static double of(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** The derivative. */
    static double slope(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
