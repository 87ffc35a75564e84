package org.rnn4j.datasets.forecasting;

/** What reading had to mend, counted. */
final class Tally {
    int rows;
    int missing;
    int gapRows;

    @Override
    public String toString() {
        return "%d rows, %d missing, %d put in".formatted(rows, missing, gapRows);
    }
}
