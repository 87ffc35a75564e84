package org.rnn4j.core.metric;

/**
 * How good quantiles are: whether as many values lie below them as should, and at what width.
 *
 * <pre>
 *   pinball(y, f, a) = a (y - f) where y >= f, else (1 - a) (f - y)
 * </pre>
 *
 * <p>The interval is that between the lowest and the highest level. Koenker and Bassett (1978), "Regression quantiles".
 * Values that are not known (NaN) are passed over.
 */
public final class QuantileErrors {
    private final double[] levels;
    private double pinball;
    private double width;
    private long inside;
    private long count;

    /**
     * Of quantiles at some levels.
     *
     * @param levels in (0, 1), rising, at least one
     */
    public QuantileErrors(double[] levels) {
        this.levels = levels.clone();
    }

    /**
     * Takes one value.
     *
     * @param quantiles one for each level
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

    /** Share of the values that lie in the interval. */
    public double coverage() {
        return (double) inside / count;
    }

    /** The share that should lie in it: 0.8 for levels 0.1 to 0.9. */
    public double nominal() {
        return levels[levels.length - 1] - levels[0];
    }

    /** Mean width of the interval, in the units of what is forecast. */
    public double width() {
        return width / count;
    }
}
