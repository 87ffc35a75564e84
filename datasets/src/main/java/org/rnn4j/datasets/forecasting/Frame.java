package org.rnn4j.datasets.forecasting;

/**
 * Units of a network's outputs for one window: {@code output = (f(y) - location) / unit}, where f is the logarithm or the
 * identity. The locations are the references of {@code data.relative}, the window's mean or a linear forecast.
 *
 * @param scales scaling of each target, which has f
 * @param location {@code [steps * targets]}, step by step
 * @param unit {@code [targets]}
 */
record Frame(ColumnScale[] scales, double[] location, double[] unit) {

    /** The output for a value of target {@code j}, {@code k} steps (at least 1) after the origin; NaN for NaN. */
    double scaled(int k, int j, double value) {
        return (scales[j].curve(value) - location[place(k, j)]) / unit[j];
    }

    /** The value of an output; the inverse of {@link #scaled}. */
    double value(int k, int j, double output) {
        return scales[j].straight(output * unit[j] + location[place(k, j)]);
    }

    private int place(int k, int j) {
        return (k - 1) * unit.length + j;
    }
}
