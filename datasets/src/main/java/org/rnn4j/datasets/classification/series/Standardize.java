package org.rnn4j.datasets.classification.series;

/** How values become numbers around zero. */
enum Standardize {
    /** They stay as they are. */
    NONE,
    /** {@code (x - mean) / deviation} of the channel over all steps of the training part. */
    TRAIN,
    /** Likewise, of the channel over the series itself, so that only its form counts. */
    SERIES
}
