package org.rnn4j.datasets.forecasting;

/** Order of the rows of a file in time. */
enum RowOrder {
    OLDEST_FIRST,
    NEWEST_FIRST,
    /** Any; the rows are sorted by date. */
    ANY
}
