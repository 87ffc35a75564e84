package org.rnn4j.datasets.forecasting;

/**
 * Scaling of a column: {@code (f(y) - offset) / scale}, where f is the logarithm or the identity.
 *
 * @param log whether f(y) = ln(1 + y)
 */
record ColumnScale(boolean log, double offset, double scale) {

    /** f(y). */
    double curve(double value) {
        return log ? Math.log1p(value) : value;
    }

    /** y of f(y). */
    double straight(double curved) {
        return log ? Math.expm1(curved) : curved;
    }

    double scaled(double value) {
        return (curve(value) - offset) / scale;
    }

    /**
     * Fits the scaling to the training rows of a column.
     *
     * @param lag number of rows between the values of differences to scale, with offset 0; 0 = scale the values
     *     themselves
     */
    static ColumnScale fit(ScaleMethod method, boolean log, int lag, double[] column, int rows) {
        ColumnScale curve = new ColumnScale(log, 0, 1);
        if (method == ScaleMethod.NONE || rows <= lag) {
            return curve;
        }
        double sum = 0;
        double squares = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int count = rows - lag;
        for (int row = lag; row < rows; row++) {
            double value = curve.curve(column[row]) - (lag > 0 ? curve.curve(column[row - lag]) : 0);
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        double centre = lag > 0 ? 0 : sum / count;
        for (int row = lag; row < rows; row++) {
            double value = curve.curve(column[row]) - (lag > 0 ? curve.curve(column[row - lag]) : 0) - centre;
            squares += value * value;
        }
        double spread = method == ScaleMethod.STANDARD ? Math.sqrt(squares / count) : max - min;
        double offset = lag > 0 ? 0 : method == ScaleMethod.STANDARD ? centre : min;
        boolean constant = spread <= 1e-12 * Math.max(Math.abs(min), Math.abs(max));
        return new ColumnScale(log, offset, constant ? 1 : spread);
    }
}
