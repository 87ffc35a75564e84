package org.rnn4j.datasets.forecasting;

/** How numbers are brought to a size that networks learn from. */
enum ScaleMethod {
    /** Mean 0 and standard deviation 1 in the training part. */
    STANDARD,
    /** 0 to 1 in the training part. */
    MIN_MAX,
    NONE
}
