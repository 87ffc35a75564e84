package org.rnn4j.datasets.forecasting;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Completes a series of rows in order: inserts missing rows, and fills empty cells. */
final class Completion {
    private final SeriesOptions options;
    private final Tally tally;
    private final boolean future;

    Completion(SeriesOptions options, Tally tally, boolean future) {
        this.options = options;
        this.tally = tally;
        this.future = future;
    }

    /** @param known time between rows, if a model knows it; else that of the rows */
    Series series(String name, List<Observation> read, Step known) {
        ZonedDateTime[] readDates = read.get(0).date() == null
                ? null
                : read.stream().map(Observation::date).toArray(ZonedDateTime[]::new);
        List<Observation> rows = new ArrayList<>();
        Step step = known.equals(Step.NONE) ? Step.of(readDates) : known;
        for (Observation row : read) {
            if (readDates != null && !rows.isEmpty() && options.gaps() != Gaps.IGNORE) {
                close(rows, row, step);
            }
            rows.add(row);
        }
        tally.rows += rows.size();
        double[][] values = new double[options.columns().size()][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int c = 0; c < values.length; c++) {
                values[c][row] = rows.get(row).values()[c];
            }
        }
        int targets = options.target().size();
        double[][] observed = new double[targets][];
        for (int j = 0; j < targets; j++) {
            observed[j] = values[j].clone();
        }
        ZonedDateTime[] dates =
                readDates == null ? null : rows.stream().map(Observation::date).toArray(ZonedDateTime[]::new);
        Series series = new Series(name, step, dates, values, observed);
        int past = targets + options.past().size();
        int upToNow = future ? series.observedRows() : series.rows();
        int constant = past + options.known().size();
        for (int c = 0; c < constant; c++) {
            fill(c, values[c], c < past ? upToNow : values[c].length, rows);
        }
        for (int c = constant; c < values.length; c++) {
            spread(c, values[c], rows);
        }
        return series;
    }

    /** Inserts rows without values between the last and the next. */
    private void close(List<Observation> rows, Observation next, Step step) {
        Observation last = rows.get(rows.size() - 1);
        long between = step.between(last.date(), next.date());
        if (between == 1) {
            return;
        }
        if (between < 0) {
            throw next.error(
                    "from %s to %s is not a whole number of steps of %s; if dates do not matter, set data.gaps to ignore"
                            .formatted(text(last), text(next), step));
        }
        if (options.gaps() == Gaps.ERROR) {
            throw next.error(
                    ("%d row%s missing between %s and %s (a step is %s); set data.gaps to fill, or to ignore if"
                                    + " dates do not matter")
                            .formatted(between - 1, between == 2 ? " is" : "s are", text(last), text(next), step));
        }
        if (between > 1_000_000) {
            throw next.error("%d rows are missing before this one; check the date".formatted(between - 1));
        }
        double[] nothing = new double[next.values().length];
        Arrays.fill(nothing, Double.NaN);
        for (int k = 1; k < between; k++) {
            rows.add(new Observation(next.file(), next.line(), next.series(), step.plus(last.date(), k), nothing));
            tally.gapRows++;
        }
    }

    private String text(Observation row) {
        return options.dateText().format(row.date());
    }

    /** Gives all rows the one value of a column that is constant. */
    private void spread(int c, double[] column, List<Observation> lines) {
        String name = options.columns().get(c);
        double value = Double.NaN;
        for (int row = 0; row < column.length; row++) {
            if (!Double.isNaN(column[row])) {
                if (!Double.isNaN(value) && column[row] != value) {
                    throw lines.get(row)
                            .error(
                                    "%s changes within the series, but data.constant = %s must not; name it in data.past or data.known"
                                            .formatted(name, name));
                }
                value = column[row];
            }
        }
        if (Double.isNaN(value)) {
            throw lines.get(0).error("%s has no values; use another column".formatted(name));
        }
        Arrays.fill(column, value);
    }

    private void fill(int c, double[] column, int rows, List<Observation> lines) {
        int before = -1;
        for (int row = 0; row < rows; row++) {
            if (!Double.isNaN(column[row])) {
                before = row;
                continue;
            }
            if (options.missing() == Missing.ERROR) {
                throw lines.get(row)
                        .error("%s is missing; set data.missing to interpolate or forward-fill"
                                .formatted(options.columns().get(c)));
            }
            tally.missing++;
            int after = row;
            while (after < rows && Double.isNaN(column[after])) {
                after++;
            }
            if (before < 0 && after == rows) {
                throw lines.get(0)
                        .error("%s has no values; use another column"
                                .formatted(options.columns().get(c)));
            }
            column[row] = between(c, column, before, row, after, rows);
            before = row;
        }
    }

    private double between(int c, double[] column, int before, int row, int after, int rows) {
        boolean name = c >= options.target().size()
                && options.categorical().contains(options.columns().get(c));
        if (before < 0) {
            return column[after];
        }
        if (after == rows || name || options.missing() == Missing.FORWARD_FILL) {
            return column[before];
        }
        return column[before] + (column[after] - column[before]) * (row - before) / (after - before);
    }
}
