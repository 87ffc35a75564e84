package org.rnn4j.datasets.forecasting;

/**
 * A window of a series.
 *
 * @param origin index of the last known row
 */
record Window(FittedSeries fitted, Series series, int origin) {

    /** The observed value {@code k} steps after the origin; NaN if it was not observed. */
    double observed(int k, int j) {
        double[] target = series.observed()[j];
        return origin + k < target.length ? target[origin + k] : Double.NaN;
    }
}
