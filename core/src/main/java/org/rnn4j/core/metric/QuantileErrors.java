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
    private double crps;
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
            double loss = Math.max(levels[l] * below, (levels[l] - 1) * below);
            pinball += loss;
            crps += 2 * share(l) * loss;
        }
        double low = quantiles[0];
        double high = quantiles[levels.length - 1];
        width += high - low;
        inside += actual >= low && actual <= high ? 1 : 0;
        count++;
    }

    /** The levels that are nearest to level {@code l}. */
    private double share(int l) {
        double from = l == 0 ? 0 : (levels[l - 1] + levels[l]) / 2;
        double to = l == levels.length - 1 ? 1 : (levels[l] + levels[l + 1]) / 2;
        return to - from;
    }

    /**
     * The continuous ranked probability score (Matheson and Winkler, 1976), twice the integral of the pinball loss over all
     * levels (Laio and Tamea, 2007); here every level has the loss of the nearest one that was predicted. In the units of the
     * forecast values; for one level 0.5 it is the mean absolute error.
     */
    public double crps() {
        return crps / count;
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
