package org.rnn4j.datasets.forecasting;

/** How the rows of a file lie in time. */
enum RowOrder {
    OLDEST_FIRST,
    NEWEST_FIRST,
    /** They are sorted by date. */
    ANY
}
