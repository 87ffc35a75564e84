package org.rnn4j.datasets.forecasting;

/** What becomes of cells that hold no value. What is filled in is read, but never learned from nor scored. */
enum Missing {
    /** The first one ends the job. */
    ERROR,
    /** A straight line between the values around; at the ends the nearest. Looks ahead, as far as the gap is long. */
    INTERPOLATE,
    /** The value before; at the beginning the first one. */
    FORWARD_FILL
}
