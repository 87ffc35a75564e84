package org.rnn4j.datasets.forecasting;

/** Method to scale numbers for a network. */
enum ScaleMethod {
    /** Mean 0 and standard deviation 1 in the training split. */
    STANDARD,
    /** 0 to 1 in the training split. */
    MIN_MAX,
    NONE
}
