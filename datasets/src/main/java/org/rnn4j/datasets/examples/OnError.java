package org.rnn4j.datasets.examples;

/** What becomes of examples that cannot be used. */
public enum OnError {
    /** The first one ends the job. */
    STOP,
    /** They are left out and counted. */
    SKIP
}
