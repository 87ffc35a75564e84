package org.rnn4j.core.metric;

/**
 * Counts of true positives, predictions and targets.
 *
 * @param correct number of correct predictions
 * @param predicted number of predictions
 * @param expected number of targets
 */
record Hits(long correct, long predicted, long expected) {
    static final Hits NONE = new Hits(0, 0, 0);

    Hits plus(Hits more) {
        return new Hits(correct + more.correct, predicted + more.predicted, expected + more.expected);
    }

    /** The fraction of predictions that are correct; 0 if there are none. */
    double precision() {
        return share(correct, predicted);
    }

    /** The fraction of targets that were found; 0 if there are none. */
    double recall() {
        return share(correct, expected);
    }

    /** The harmonic mean of precision and recall. */
    double f1() {
        return share(2 * correct, predicted + expected);
    }

    static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
