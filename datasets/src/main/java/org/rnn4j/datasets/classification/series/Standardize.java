package org.rnn4j.datasets.classification.series;

/** Standardisation of values. */
enum Standardize {
    /** Values stay unchanged. */
    NONE,
    /** {@code (x - mean) / deviation} of the channel over all time steps of the training split. */
    TRAIN,
    /** The same, but over the channel of the series itself, so that only its shape counts. */
    SERIES
}
