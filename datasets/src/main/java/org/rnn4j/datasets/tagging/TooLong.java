package org.rnn4j.datasets.tagging;

/** What becomes of sentences that are longer than a job allows. */
enum TooLong {
    /** Their first words are kept. */
    CUT,
    /** They are left out. */
    SKIP,
    /** The first one ends the job. */
    STOP
}
