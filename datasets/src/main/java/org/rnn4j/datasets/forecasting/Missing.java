package org.rnn4j.datasets.forecasting;

/** Handling of empty cells. Filled values are inputs, but never targets for training or scoring. */
enum Missing {
    /** The first one stops the job. */
    ERROR,
    /** Linear interpolation; at the ends the nearest value. Looks ahead, as far as the gap is long. */
    INTERPOLATE,
    /** The previous value; at the beginning the first one. */
    FORWARD_FILL
}
