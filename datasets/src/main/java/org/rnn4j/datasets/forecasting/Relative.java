package org.rnn4j.datasets.forecasting;

/** Reference of differences. A network cannot predict a level that it has never seen, but differences recur. */
enum Relative {
    /** No reference: the value itself. */
    NONE,
    /** The last value of the window: a network with output 0 gives the naive forecast. */
    LAST,
    /** The value one season earlier: a network with output 0 gives the seasonal naive forecast. */
    SEASON
}
