package org.rnn4j.datasets.tagging;

/** Handling of sentences that are longer than the limit of the job. */
enum TooLong {
    /** They are truncated. */
    CUT,
    /** They are skipped. */
    SKIP,
    /** The first one stops the job. */
    STOP
}
