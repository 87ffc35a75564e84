package org.rnn4j.datasets.forecasting;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/**
 * Encoding of windows for a network. A window is identified by its origin, the index of its last known row.
 *
 * <p>The input at the step of row t: the targets and the past columns of t, then the values of row t + 1, the next,
 * that are known in advance. If several steps are predicted at once and some values are known in advance, horizon - 1
 * steps follow in which targets and past columns are 0 and one more feature is 1, so that all known values are read.
 *
 * <p>The output is {@code [steps ahead][targets]}, step by step; {@link #frame} defines its units.
 * Immutable.
 */
final class WindowEncoder {
    /** Least unit of a window with {@code instance-norm}, as a share of the training split's: a window may be constant. */
    private static final double LEAST_UNIT = 0.1;

    private final SeriesOptions options;
    private final Map<String, List<String>> names;
    private final LinearForecast linear;
    private final int ahead;
    private final int features;

    /**
     * Creates an encoding.
     *
     * @param names names in the categorical columns, by column
     * @param linear forecast that the network's outputs are added to; null = none
     */
    WindowEncoder(SeriesOptions options, Map<String, List<String>> names, LinearForecast linear) {
        this.options = options;
        this.linear = linear;
        this.names = names;
        boolean knowsAhead = !options.known().isEmpty() || !options.calendar().isEmpty();
        this.ahead = options.forecast() == ForecastStrategy.DIRECT && knowsAhead ? options.horizon() - 1 : 0;
        int count = 2 * options.calendar().size() + (ahead > 0 ? 1 : 0);
        for (int c = 0; c < columns(); c++) {
            count += width(c);
        }
        this.features = count;
    }

    private int columns() {
        return options.targets()
                + options.past().size()
                + options.known().size()
                + options.constant().size();
    }

    private String column(int c) {
        int targets = options.targets();
        int past = options.past().size();
        if (c < targets) {
            return options.targetNames().get(c);
        }
        int known = options.known().size();
        if (c < targets + past) {
            return options.past().get(c - targets);
        }
        return c < targets + past + known
                ? options.known().get(c - targets - past)
                : options.constant().get(c - targets - past - known);
    }

    private boolean isCategorical(int c) {
        return c >= options.targets() && names.containsKey(column(c));
    }

    private int width(int c) {
        return isCategorical(c) ? names.get(column(c)).size() : 1;
    }

    /** Number of features. */
    int features() {
        return features;
    }

    /** The parts of a window. */
    InputSpec.Window window() {
        int knownTo = features - (ahead > 0 ? 1 : 0);
        int known = 2 * options.calendar().size();
        for (int c = options.targets() + options.past().size(); c < columns(); c++) {
            known += width(c);
        }
        return new InputSpec.Window(
                options.targets(), options.history(), knownTo - known, knownTo, linear == null && !options.counts());
    }

    /** Number of time steps of a sequence. */
    int time() {
        return options.history() + ahead;
    }

    /** Number of steps ahead in one output. */
    int stepsPredicted() {
        return options.forecast() == ForecastStrategy.RECURSIVE ? 1 : options.horizon();
    }

    /** The first possible origin. */
    int firstOrigin() {
        return options.history() - 1 + options.lag();
    }

    /** Number of rows after an origin that a series must have for the values known in advance. */
    int rowsKnownAhead() {
        return options.known().isEmpty()
                ? 0
                : Math.max(ahead + 1, options.forecast() == ForecastStrategy.RECURSIVE ? options.horizon() : 0);
    }

    /** Number of steps of the history. */
    int history() {
        return options.history();
    }

    /** Writes the network's input as sequence {@code b}. */
    void write(Window window, RealVectors into, int b) {
        int targets = options.targets();
        int past = targets + options.past().size();
        int known = past + options.known().size();
        int origin = window.origin();
        double[][] values = window.series().values();
        Local[] locals = locals(window);
        for (int t = 0; t < time(); t++) {
            int row = origin - options.history() + 1 + t;
            int f = 0;
            for (int c = 0; c < columns(); c++) {
                if (c < past && row > origin) {
                    f += width(c);
                    continue;
                }
                int at = c < past ? row : c < known ? row + 1 : origin;
                if (isCategorical(c)) {
                    int number = (int) values[c][at];
                    if (number >= 0) {
                        put(into, b, f + number, t, 1);
                    }
                } else if (locals[c] != null) {
                    put(into, b, f, t, locals[c].scaled(at));
                } else {
                    put(into, b, f, t, window.fitted().scales().get(c).scaled(values[c][at]));
                }
                f += width(c);
            }
            for (CalendarFeature feature : options.calendar()) {
                double angle = 2
                        * Math.PI
                        * feature.turn(
                                date(window.fitted(), window.series(), row + 1).toLocalDateTime());
                put(into, b, f++, t, Math.sin(angle));
                put(into, b, f++, t, Math.cos(angle));
            }
            if (row > origin) {
                put(into, b, f, t, 1);
            }
        }
    }

    /** The network's input for one window, {@code [features][time]}. */
    float[] inputs(Window window) {
        RealVectors vectors = new RealVectors(1, features, time(), new float[features * time()]);
        write(window, vectors, 0);
        return vectors.values();
    }

    /** The outputs that a network without error would have, {@code [steps * targets]}; NaN for unknown values. */
    double[] outputs(Window window, int steps) {
        Frame frame = frame(window, steps);
        int targets = options.targets();
        double[] outputs = new double[steps * targets];
        for (int i = 0; i < outputs.length; i++) {
            int k = i / targets + 1;
            outputs[i] = frame.scaled(k, i % targets, window.observed(k, i % targets));
        }
        return outputs;
    }

    private static void put(RealVectors into, int b, int f, int t, double value) {
        into.values()[(b * into.features() + f) * into.time() + t] = (float) value;
    }

    /** The date of a row, which may be after the last row. */
    ZonedDateTime date(FittedSeries fitted, Series series, int row) {
        int last = series.rows() - 1;
        return row <= last ? series.dates()[row] : fitted.step().plus(series.dates()[last], row - last);
    }

    /** The encoding of a numeric target in a window, or of a past column if it is relative too; null for other columns. */
    private Local[] locals(Window window) {
        Local[] locals = new Local[columns()];
        int past = options.targets() + options.past().size();
        for (int c = 0; c < past; c++) {
            boolean relative = c < options.targets() || options.relativePast();
            locals[c] = relative && !isCategorical(c) ? new Local(window, c) : null;
        }
        return locals;
    }

    /** The centre and the unit of one column in a window. */
    private final class Local {
        private final ColumnScale scale;
        private final double[] column;
        private final double centre;
        private final double unit;

        Local(Window window, int c) {
            scale = window.fitted().scales().get(c);
            column = window.series().values()[c];
            double last = scale.curve(column[window.origin()]);
            if (!options.instanceNorm()) {
                centre = options.relative() == Relative.LAST ? last : scale.offset();
                unit = scale.scale();
                return;
            }
            double sum = 0;
            double squares = 0;
            for (int row = window.origin() - options.history() + 1; row <= window.origin(); row++) {
                double value = scale.curve(column[row]) - seasonal(row) - last;
                sum += value;
                squares += value * value;
            }
            double mean = sum / options.history();
            double floor = LEAST_UNIT * scale.scale();
            centre = switch (options.relative()) {
                case NONE -> mean + last;
                case LAST -> last;
                case SEASON -> 0;
            };
            unit = Math.sqrt(Math.max(0, squares / options.history() - mean * mean) + floor * floor);
        }

        private double seasonal(int row) {
            return options.relative() == Relative.SEASON ? scale.curve(column[row - options.season()]) : 0;
        }

        double scaled(int row) {
            return (scale.curve(column[row]) - reference(row)) / unit;
        }

        /** The reference, after the logarithm, of a row of the window. */
        private double reference(int row) {
            return options.relative() == Relative.SEASON ? seasonal(row) : centre;
        }

        /** The reference, after the logarithm, of the output for the value {@code k} steps after an origin. */
        double reference(int origin, int k) {
            return options.relative() == Relative.SEASON ? scale.curve(column[seasonBefore(origin, k)]) : centre;
        }
    }

    /** The units of the network's outputs for a window. */
    Frame frame(Window window) {
        return frame(window, stepsPredicted());
    }

    /** The units of outputs for more or fewer steps ahead. */
    Frame frame(Window window, int steps) {
        int targets = options.targets();
        double[] location = new double[steps * targets];
        double[] unit = new double[targets];
        ColumnScale[] scales = new ColumnScale[targets];
        for (int j = 0; j < targets; j++) {
            if (options.counts()) {
                scales[j] = new ColumnScale(false, 0, 1);
                unit[j] = 1;
                continue;
            }
            Local local = new Local(window, j);
            scales[j] = local.scale;
            unit[j] = local.unit;
            for (int k = 1; k <= steps; k++) {
                location[(k - 1) * targets + j] = local.reference(window.origin(), k);
            }
        }
        if (linear != null) {
            double[] forecast = linear.forecast(inputs(window));
            for (int i = 0; i < Math.min(location.length, forecast.length); i++) {
                location[i] += unit[i % targets] * forecast[i];
            }
        }
        return new Frame(scales, location, unit);
    }

    /** The last known row at the same position in the season as the row {@code k} steps after an origin. */
    int seasonBefore(int origin, int k) {
        int season = options.season();
        return origin + k - season * ((k + season - 1) / season);
    }
}
