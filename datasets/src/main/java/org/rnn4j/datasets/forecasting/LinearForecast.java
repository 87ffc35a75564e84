package org.rnn4j.datasets.forecasting;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear map from an encoded window to its encoded horizon, for each target.
 *
 * @param fromLast whether the lags of each target, and its outputs, are differences to its last value in the window
 * @param history steps of the window that are lags
 * @param time steps of an encoded window, those known ahead included
 * @param targets for each target, the columns it reads and its coefficients
 */
record LinearForecast(boolean fromLast, int history, int time, List<Target> targets) {

    /**
     * The map to one target.
     *
     * @param columns places {@code feature * time + step} in an encoded window
     * @param coefficients {@code [steps][columns + 1]}; the last is the intercept
     */
    record Target(int[] columns, float[][] coefficients) {}

    LinearForecast {
        targets = List.copyOf(targets);
    }

    int steps() {
        return targets.get(0).coefficients().length;
    }

    /** The forecast {@code [steps * targets]} of an encoded window, {@code [features][time]}. */
    double[] forecast(float[] window) {
        int width = targets.size();
        double[] forecast = new double[steps() * width];
        for (int j = 0; j < width; j++) {
            Target target = targets.get(j);
            double[] x = read(window, target.columns(), width);
            double last = last(window, j);
            for (int k = 0; k < steps(); k++) {
                float[] row = target.coefficients()[k];
                double sum = row[x.length] + last;
                for (int c = 0; c < x.length; c++) {
                    sum += row[c] * x[c];
                }
                forecast[k * width + j] = sum;
            }
        }
        return forecast;
    }

    /** The columns of a window. */
    double[] read(float[] window, int[] columns, int width) {
        return IntStream.range(0, columns.length)
                .mapToDouble(c -> {
                    int feature = columns[c] / time;
                    return window[columns[c]]
                            - (feature < width && columns[c] % time < history ? last(window, feature) : 0);
                })
                .toArray();
    }

    /** The value that is subtracted from the lags of target {@code j}. */
    double last(float[] window, int j) {
        return fromLast ? window[j * time + history - 1] : 0;
    }
}
