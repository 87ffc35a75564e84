package org.rnn4j.datasets.forecasting;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/**
 * Between windows and a network's numbers. A window is named by its origin, the last row that is known in it.
 *
 * <p>What the network reads at the step of row t: the targets and the past columns of t, then what is known ahead of row
 * t + 1, the next. Where it is asked for several steps at once and something is known ahead, horizon - 1 steps follow in
 * which targets and past columns are 0 and one more feature is 1, so that all rows that are known ahead are read.
 *
 * <p>What it answers is {@code [steps ahead][targets]}, step by step; {@link #scaled} and {@link #value} say how that is
 * meant. Immutable.
 */
final class WindowEncoder {
    private final SeriesOptions options;
    private final Map<String, List<String>> names;
    private final int ahead;
    private final int features;

    /** @param names that the categorical columns hold, by column */
    WindowEncoder(SeriesOptions options, Map<String, List<String>> names) {
        this.options = options;
        this.names = names;
        boolean knowsAhead = !options.known().isEmpty() || !options.calendar().isEmpty();
        this.ahead = options.forecast() == Answering.DIRECT && knowsAhead ? options.horizon() - 1 : 0;
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

    /** Numbers a step. */
    int features() {
        return features;
    }

    /** Steps of a sequence. */
    int time() {
        return options.history() + ahead;
    }

    /** Steps that one answer holds. */
    int stepsAnswered() {
        return options.forecast() == Answering.RECURSIVE ? 1 : options.horizon();
    }

    /** The first row that can be an origin. */
    int firstOrigin() {
        return options.history() - 1 + options.lag();
    }

    /** Rows behind an origin that a series must have so that all that is known ahead can be read. */
    int rowsKnownAhead() {
        return options.known().isEmpty()
                ? 0
                : Math.max(ahead + 1, options.forecast() == Answering.RECURSIVE ? options.horizon() : 0);
    }

    /** Writes what the network reads as sequence {@code b}. */
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
                double angle = 2 * Math.PI * feature.turn(date(fitted, series, row + 1));
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

    /** The date of a row, which may lie behind the last. */
    LocalDateTime date(FittedSeries fitted, Series series, int row) {
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

    /** What an answer for a value {@code k} steps (1 and up) after an origin is the difference to, after the logarithm. */
    private double reference(ColumnScale scale, double[] column, int origin, int k) {
        return switch (options.relative()) {
            case NONE -> scale.offset();
            case LAST -> scale.curve(column[origin]);
            case SEASON -> scale.curve(column[seasonBefore(origin, k)]);
        };
    }

    /** The last known row of the same place in the season as the row {@code k} steps after an origin. */
    int seasonBefore(int origin, int k) {
        int season = options.season();
        return origin + k - season * ((k + season - 1) / season);
    }

    /** The answer that means this value of target {@code j}; NaN of NaN. */
    double scaled(FittedSeries fitted, Series series, int origin, int k, int j, double value) {
        ColumnScale scale = fitted.scales().get(j);
        return (scale.curve(value) - reference(scale, series.values()[j], origin, k)) / scale.scale();
    }

    /** The value that an answer means; the inverse of {@link #scaled}. */
    double value(FittedSeries fitted, Series series, int origin, int k, int j, double answer) {
        ColumnScale scale = fitted.scales().get(j);
        return scale.straight(answer * scale.scale() + reference(scale, series.values()[j], origin, k));
    }
}
