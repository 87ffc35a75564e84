package org.rnn4j.datasets.examples;

/** Handling of bad examples. */
public enum OnError {
    /** The first one stops the job. */
    STOP,
    /** They are skipped and counted. */
    SKIP
}
