package org.rnn4j.datasets.forecasting;

/** What becomes of dates that are left out. */
enum Gaps {
    /** The first one ends the job. */
    ERROR,
    /** A row without values is put in, and {@link Missing} says how it is filled. */
    FILL,
    /** Rows count, not dates: the next trading day is one step away, whatever lies between. */
    IGNORE
}
