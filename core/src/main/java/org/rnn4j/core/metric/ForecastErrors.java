package org.rnn4j.core.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Errors of point forecasts, in the units of the forecast values. Unknown values (NaN) are skipped.
 *
 * <pre>
 *   MAE   = mean |y - f|                 RMSE = sqrt(mean (y - f)^2)
 *   sMAPE = mean 2 |y - f| / (|y| + |f|), 0 where both are 0; in [0, 2]
 *   MASE  = mean |y - f| / q             q = mean |y_t - y_(t-m)| over the training split, see {@link #scale}
 * </pre>
 *
 * <p>sMAPE is that of the M4 competition, as a fraction: Makridakis (1993), "Accuracy measures: theoretical and
 * practical concerns", with absolute values in the denominator. MASE: Hyndman and Koehler (2006), "Another look at
 * measures of forecast accuracy"; below 1 is better than the one-step (seasonal) naive forecast in the training split.
 */
public final class ForecastErrors {
    private double absolute;
    private double squared;
    private double symmetric;
    private double scaled;
    private long count;
    private long scaledCount;

    /**
     * Adds a value.
     *
     * @param scale q of its series; if it is 0 or NaN (a constant series), MASE ignores the value
     */
    public void add(double actual, double forecast, double scale) {
        if (Double.isNaN(actual)) {
            return;
        }
        double error = Math.abs(actual - forecast);
        absolute += error;
        squared += error * error;
        symmetric += error == 0 ? 0 : 2 * error / (Math.abs(actual) + Math.abs(forecast));
        count++;
        if (scale > 0) {
            scaled += error / scale;
            scaledCount++;
        }
    }

    /** Number of known values. */
    public long count() {
        return count;
    }

    public double mae() {
        return absolute / count;
    }

    public double rmse() {
        return Math.sqrt(squared / count);
    }

    /** The square of {@link #rmse}. */
    public double mse() {
        return squared / count;
    }

    public double smape() {
        return symmetric / count;
    }

    /** MASE; NaN if no series has a scale. */
    public double mase() {
        return scaled / scaledCount;
    }

    /** All errors by name; MASE only if a series has a scale. */
    public Map<String, Object> breakdown() {
        Map<String, Object> errors = new LinkedHashMap<>();
        if (scaledCount > 0) {
            errors.put("MASE", mase());
        }
        errors.put("MAE", mae());
        errors.put("MSE", mse());
        errors.put("RMSE", rmse());
        errors.put("sMAPE", smape());
        errors.put("values", count);
        return errors;
    }

    /**
     * The mean absolute error of the seasonal naive forecast in the training split: q of MASE.
     *
     * @param training values in order; NaN = unknown
     * @param season steps; 1 = the naive forecast
     * @return NaN if no two known values are a season apart
     */
    public static double scale(double[] training, int season) {
        double sum = 0;
        int pairs = 0;
        for (int t = season; t < training.length; t++) {
            double change = Math.abs(training[t] - training[t - season]);
            if (!Double.isNaN(change)) {
                sum += change;
                pairs++;
            }
        }
        return sum / pairs;
    }
}
