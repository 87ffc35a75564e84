package org.rnn4j.core.forecast;

import org.apache.commons.math3.special.Erf;
import org.rnn4j.core.error.Require;

/**
 * Anomaly score of the latest forecast errors compared with earlier ones, from 0.5 or less (usual) to 1.
 *
 * <pre>
 *   m, s = mean and standard deviation of the last W errors;   m' = mean of the last W'
 *   likelihood = 1 - Q((m' - m) / s)        Q = tail of the standard normal distribution
 * </pre>
 *
 * <p>Ahmad, Lavin, Purdy and Agha (2017), "Unsupervised real-time anomaly detection for streaming data", section 4.2;
 * the error here is the absolute error of a forecast. Works on a stream: each error is added to the window of the next.
 */
public final class AnomalyLikelihood {
    private final double[] errors;
    private final int recent;
    private long seen;

    /**
     * @param window W, number of errors that define what is usual
     * @param recent W', number of errors that are scored together; fewer react faster, more ignore single outliers
     */
    public AnomalyLikelihood(int window, int recent) {
        Require.inRange("anomaly.window", window, 2, 10_000_000);
        Require.inRange("anomaly.recent", recent, 1, window - 1);
        this.errors = new double[window];
        this.recent = recent;
    }

    /**
     * Adds an error and scores it.
     *
     * @param error at least 0; NaN if there is no observation, which changes nothing
     * @return NaN for a NaN; 0.5 until a tenth of the window (and more than W') is known
     */
    public double next(double error) {
        if (Double.isNaN(error)) {
            return Double.NaN;
        }
        errors[(int) (seen++ % errors.length)] = error;
        int known = (int) Math.min(seen, errors.length);
        if (known <= Math.max(recent, errors.length / 10)) {
            return 0.5;
        }
        double mean = 0;
        for (int i = 0; i < known; i++) {
            mean += errors[i] / known;
        }
        double variance = 0;
        for (int i = 0; i < known; i++) {
            variance += (errors[i] - mean) * (errors[i] - mean) / known;
        }
        double latest = 0;
        for (int back = 1; back <= recent; back++) {
            latest += errors[(int) ((seen - back) % errors.length)] / recent;
        }
        if (variance <= 1e-20 * mean * mean) { // constant up to rounding
            return 0.5;
        }
        return 1 - 0.5 * Erf.erfc((latest - mean) / Math.sqrt(2 * variance));
    }
}
