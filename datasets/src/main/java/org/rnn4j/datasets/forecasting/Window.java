package org.rnn4j.datasets.forecasting;

/**
 * A window of a series.
 *
 * @param origin the last row that is known in it
 */
record Window(FittedSeries fitted, Series series, int origin) {

    /** What was observed {@code k} steps after the origin; NaN where it was not. */
    double observed(int k, int j) {
        double[] target = series.observed()[j];
        return origin + k < target.length ? target[origin + k] : Double.NaN;
    }
}
