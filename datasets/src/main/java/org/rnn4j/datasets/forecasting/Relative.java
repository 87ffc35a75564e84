package org.rnn4j.datasets.forecasting;

/** What a value is the difference to. A network cannot foresee a level that it never saw; differences come back. */
enum Relative {
    /** The value itself. */
    NONE,
    /** To the last value of the window: a network that answers 0 is the naive forecast. */
    LAST,
    /** To the value a season earlier: a network that answers 0 is the seasonal naive forecast. */
    SEASON
}
