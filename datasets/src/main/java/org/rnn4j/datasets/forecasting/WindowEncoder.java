package org.rnn4j.datasets.forecasting;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/**
 * Encoding of windows for a network. A window is identified by its origin, the index of its last known row.
 *
 * <p>The input at the step of row t: the targets and the past columns of t, then the values of row t + 1, the next,
 * that are known in advance. If several steps are predicted at once and some values are known in advance, horizon - 1
 * steps follow in which targets and past columns are 0 and one more feature is 1, so that all known values are read.
 *
 * <p>The output is {@code [steps ahead][targets]}, step by step; {@link #scaled} and {@link #value} define its units.
 * Immutable.
 */
final class WindowEncoder {
    private final SeriesOptions options;
    private final Map<String, List<String>> names;
    private final int ahead;
    private final int features;

    /** @param names names in the categorical columns, by column */
    WindowEncoder(SeriesOptions options, Map<String, List<String>> names) {
        this.options = options;
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
        return options.targets() + options.past().size() + options.known().size();
    }

    private String column(int c) {
        int targets = options.targets();
        int past = options.past().size();
        if (c < targets) {
            return options.targetNames().get(c);
        }
        return c < targets + past
                ? options.past().get(c - targets)
                : options.known().get(c - targets - past);
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

    /** Writes the network's input as sequence {@code b}. */
    void write(FittedSeries fitted, Series series, int origin, RealVectors into, int b) {
        int targets = options.targets();
        int past = targets + options.past().size();
        for (int t = 0; t < time(); t++) {
            int row = origin - options.history() + 1 + t;
            int f = 0;
            for (int c = 0; c < columns(); c++) {
                if (c < past && row > origin) {
                    f += width(c);
                    continue;
                }
                int at = c < past ? row : row + 1;
                if (isCategorical(c)) {
                    int number = (int) series.values()[c][at];
                    if (number >= 0) {
                        put(into, b, f + number, t, 1);
                    }
                } else if (c < targets || (c < past && options.relativePast())) {
                    put(into, b, f, t, difference(fitted.scales().get(c), series.values()[c], at, origin));
                } else {
                    put(into, b, f, t, fitted.scales().get(c).scaled(series.values()[c][at]));
                }
                f += width(c);
            }
            for (CalendarFeature feature : options.calendar()) {
                double angle =
                        2 * Math.PI * feature.turn(date(fitted, series, row + 1).toLocalDateTime());
                put(into, b, f++, t, Math.sin(angle));
                put(into, b, f++, t, Math.cos(angle));
            }
            if (row > origin) {
                put(into, b, f, t, 1);
            }
        }
    }

    private static void put(RealVectors into, int b, int f, int t, double value) {
        into.values()[(b * into.features() + f) * into.time() + t] = (float) value;
    }

    /** The date of a row, which may be after the last row. */
    ZonedDateTime date(FittedSeries fitted, Series series, int row) {
        int last = series.rows() - 1;
        return row <= last ? series.dates()[row] : fitted.step().plus(series.dates()[last], row - last);
    }

    private double difference(ColumnScale scale, double[] column, int row, int origin) {
        double reference = switch (options.relative()) {
            case NONE -> scale.offset();
            case LAST -> scale.curve(column[origin]);
            case SEASON -> scale.curve(column[row - options.season()]);
        };
        return (scale.curve(column[row]) - reference) / scale.scale();
    }

    /** The reference, after the logarithm, of the output for the value {@code k} steps (at least 1) after an origin. */
    private double reference(ColumnScale scale, double[] column, int origin, int k) {
        return switch (options.relative()) {
            case NONE -> scale.offset();
            case LAST -> scale.curve(column[origin]);
            case SEASON -> scale.curve(column[seasonBefore(origin, k)]);
        };
    }

    /** The last known row at the same position in the season as the row {@code k} steps after an origin. */
    int seasonBefore(int origin, int k) {
        int season = options.season();
        return origin + k - season * ((k + season - 1) / season);
    }

    /** The output for this value of target {@code j}; NaN for NaN. */
    double scaled(FittedSeries fitted, Series series, int origin, int k, int j, double value) {
        ColumnScale scale = fitted.scales().get(j);
        return (scale.curve(value) - reference(scale, series.values()[j], origin, k)) / scale.scale();
    }

    /** The value of an output; the inverse of {@link #scaled}. */
    double value(FittedSeries fitted, Series series, int origin, int k, int j, double output) {
        ColumnScale scale = fitted.scales().get(j);
        return scale.straight(output * scale.scale() + reference(scale, series.values()[j], origin, k));
    }
}
