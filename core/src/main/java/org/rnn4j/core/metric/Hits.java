package org.rnn4j.core.metric;

/**
 * How often something was there, was answered, and both.
 *
 * @param correct answers that are right
 * @param answered all answers
 * @param expected what was to be found
 */
record Hits(long correct, long answered, long expected) {
    static final Hits NONE = new Hits(0, 0, 0);

    Hits plus(Hits more) {
        return new Hits(correct + more.correct, answered + more.answered, expected + more.expected);
    }

    /** The share of the answers that is right; 0 where there are none. */
    double precision() {
        return share(correct, answered);
    }

    /** The share of what was to be found that was found; 0 where there was nothing. */
    double recall() {
        return share(correct, expected);
    }

    /** The harmonic mean of precision and recall. */
    double f1() {
        return share(2 * correct, answered + expected);
    }

    static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
