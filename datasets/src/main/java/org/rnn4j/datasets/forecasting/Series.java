package org.rnn4j.datasets.forecasting;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;

/**
 * Rows over time, the oldest first, without gaps. Arrays are not copied.
 *
 * @param name name of the series
 * @param step time between rows
 * @param dates {@code [rows]}; null if rows have no dates
 * @param values {@code [columns][rows]}: targets, past, known; missing values are filled in. For a categorical column,
 *     the number of the name in {@link Names}
 * @param observed {@code [targets][rows]}: the targets as read; NaN for missing values
 */
record Series(String name, Step step, ZonedDateTime[] dates, double[][] values, double[][] observed) {

    int rows() {
        return values[0].length;
    }

    /** Number of rows up to the last that has a target; later rows only have values known in advance. */
    int observedRows() {
        for (int row = rows(); row > 0; row--) {
            for (double[] target : observed) {
                if (!Double.isNaN(target[row - 1])) {
                    return row;
                }
            }
        }
        return 0;
    }

    /** A date without an offset is a local time of the series. */
    int rowsBefore(ZonedDateTime date) {
        int row = 0;
        while (row < rows()
                && (DateText.hasZone(date)
                        ? dates[row].isBefore(date)
                        : dates[row].toLocalDateTime().isBefore(date.toLocalDateTime()))) {
            row++;
        }
        return row;
    }

    /** Number of rows up to a date, which counts; a date without a time is the whole day. */
    int rowsTo(ZonedDateTime date) {
        boolean isDay = date.toLocalTime().equals(LocalTime.MIDNIGHT);
        return rowsBefore(isDay ? date.plusDays(1) : date.plusNanos(1));
    }

    /** The first {@code most} rows, or all if there are fewer. */
    Series first(int most) {
        if (rows() <= most) {
            return this;
        }
        return new Series(
                name,
                step,
                dates == null ? null : Arrays.copyOf(dates, most),
                first(values, most),
                first(observed, most));
    }

    private static double[][] first(double[][] columns, int rows) {
        return Arrays.stream(columns).map(column -> Arrays.copyOf(column, rows)).toArray(double[][]::new);
    }

    /** Target {@code j} only, with all covariates. */
    Series only(int j, String newName) {
        double[][] rest = Arrays.copyOfRange(values, observed.length, values.length);
        double[][] own = new double[rest.length + 1][];
        own[0] = values[j];
        System.arraycopy(rest, 0, own, 1, rest.length);
        return new Series(newName, step, dates, own, new double[][] {observed[j]});
    }
}
