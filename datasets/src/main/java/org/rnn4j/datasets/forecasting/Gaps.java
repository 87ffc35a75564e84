package org.rnn4j.datasets.forecasting;

/** Handling of missing dates. */
enum Gaps {
    /** The first one stops the job. */
    ERROR,
    /** A row without values is inserted, and {@link Missing} determines how it is filled. */
    FILL,
    /** Only rows count, not dates: the next trading day is one step away, whatever lies between. */
    IGNORE
}
