package org.rnn4j.core.metric;

/**
 * Errors of quantile forecasts: pinball loss, and the coverage and width of the interval.
 *
 * <pre>
 *   pinball(y, f, a) = a (y - f) where y >= f, else (1 - a) (f - y)
 * </pre>
 *
 * <p>The interval is that between the lowest and the highest level. Koenker and Bassett (1978), "Regression quantiles".
 * Unknown values (NaN) are skipped.
 */
public final class QuantileErrors {
    private final double[] levels;
    private double pinball;
    private double width;
    private long inside;
    private long count;

    /**
     * Creates an empty count.
     *
     * @param levels levels of the quantiles, in (0, 1), increasing, at least one
     */
    public QuantileErrors(double[] levels) {
        this.levels = levels.clone();
    }

    /**
     * Adds a value.
     *
     * @param quantiles one per level
     */
    public void add(double actual, double[] quantiles) {
        if (Double.isNaN(actual)) {
            return;
        }
        for (int l = 0; l < levels.length; l++) {
            double below = actual - quantiles[l];
            pinball += Math.max(levels[l] * below, (levels[l] - 1) * below);
        }
        double low = quantiles[0];
        double high = quantiles[levels.length - 1];
        width += high - low;
        inside += actual >= low && actual <= high ? 1 : 0;
        count++;
    }

    /** Mean pinball loss, over values and levels. */
    public double pinball() {
        return pinball / count / levels.length;
    }

    /** Fraction of the values that lie in the interval. */
    public double coverage() {
        return (double) inside / count;
    }

    /** Nominal coverage of the interval: 0.8 for levels 0.1 to 0.9. */
    public double nominal() {
        return levels[levels.length - 1] - levels[0];
    }

    /** Mean width of the interval, in the units of the forecast values. */
    public double width() {
        return width / count;
    }
}
