package org.rnn4j.datasets.forecasting;

/** Counts of values that were completed while reading. */
final class Tally {
    int rows;
    int missing;
    int gapRows;

    @Override
    public String toString() {
        return "%d rows, %d missing, %d inserted".formatted(rows, missing, gapRows);
    }
}
