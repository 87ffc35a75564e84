package org.rnn4j.cli.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The guess for a series.
 *
 * @param dates columns of the date, if rows have one
 * @param numbers columns that can be forecast
 * @param series column that names the series of a row, if there are several
 */
record Forecast(
        Inputs inputs, TableShape table, Optional<DateColumns> dates, List<Column> numbers, Optional<Column> series) {

    private static final int TWO_YEARS = 730;
    private static final int MOST_COVARIATES = 20;

    Guess guess(int rank) {
        Column target = Column.preferred(candidates(), ColumnNames.VALUE).orElseThrow();
        GuessBuilder guess = new GuessBuilder("forecasting", "series", inputs);
        table(guess);
        Optional<Frequency> frequency = dates.map(this::frequency);
        dates(guess, frequency);
        guess.data("target", Yaml.text(target.name()), whyTarget(target));
        covariates(guess, target);
        long rows = table.rowsOf(inputs.sample()) / series.map(Column::distinct).orElse(1L);
        Windows windows = Windows.of(rows, frequency);
        double[] values = oldestFirst(target);
        guess.data("history", String.valueOf(windows.history()), "rows that a forecast is made from")
                .data("horizon", String.valueOf(windows.horizon()), "rows to forecast");
        if (windows.season() > 1) {
            guess.data(
                    "season",
                    String.valueOf(windows.season()),
                    "rows, of %s data".formatted(frequency.orElseThrow().name()));
        }
        if (series.isEmpty() && !target.hasMissing()) {
            relative(guess, values, windows);
        } else {
            guess.data("relative", "last", "forecasts start from the last value");
        }
        long examples = Math.max(1, rows * series.map(Column::distinct).orElse(1L));
        long epochs = Math.max(5, Math.min(60, 60_000 / examples));
        return guess.data("split", "{train: 0.7, validation: 0.1, test: 0.2}", "by time: the last rows are the test")
                .model("cell", "gru", "")
                .model("hidden-size", examples < 2_000 ? 32 : 64, "for %,d rows".formatted(examples))
                .model("layers", 1, "")
                .training("batch-size", examples < 2_000 ? 16 : 32, "")
                .training("epochs", epochs, "")
                .training("optimizer", "{type: adam, learning-rate: 0.003}", "")
                .build(
                        rank,
                        "%,d rows%s, and %s to forecast"
                                .formatted(
                                        examples,
                                        frequency.map(one -> ", " + one.name()).orElse(" without dates"),
                                        target.name()));
    }

    private List<Column> candidates() {
        List<Column> changing = numbers.stream()
                .filter(column -> !series.equals(Optional.of(column)))
                .toList();
        return changing.isEmpty() ? numbers : changing;
    }

    private void table(GuessBuilder guess) {
        if (!table.delimiterName().equals("comma")) {
            guess.data("delimiter", table.delimiterName(), "");
        }
        if (!table.header()) {
            guess.data("header", "false", "the first line is numbers; columns are numbered from 1");
        }
        if (table.skipped() > 0) {
            guess.data("skip-lines", String.valueOf(table.skipped()), "comments before the header");
        }
        if (numbers.stream().anyMatch(Column::hasDecimalCommas)) {
            guess.data("decimal", "comma", "numbers are written 1,5");
        }
    }

    private Frequency frequency(DateColumns found) {
        Frequency frequency = found.dates().frequency();
        return frequency.name().equals("daily") && found.dates().lacksWeekdays()
                ? frequency.withoutWeekends()
                : frequency;
    }

    private void dates(GuessBuilder guess, Optional<Frequency> frequency) {
        if (dates.isEmpty()) {
            guess.data("order", "oldest-first", "no column has dates; if the rows are newest first, say so");
            return;
        }
        Dates found = dates.get().dates();
        guess.data(
                "date",
                dates.get().names(),
                "%s; the first is %s"
                        .formatted(
                                frequency.orElseThrow().name(),
                                found.rising().get(0).toLocalDate()));
        if (!found.format().equals("auto")) {
            guess.data("date-format", Yaml.text(found.format()), "all dates have it");
        }
        if (!found.rises()) {
            boolean falls = found.falls() && series.isEmpty();
            guess.data(
                    "order",
                    falls ? "newest-first" : "any",
                    falls ? "dates fall" : "dates do not rise from row to row");
        }
        series.ifPresent(column -> guess.data(
                "series-by", Yaml.text(column.name()), "%d rows have the same date".formatted(column.distinct())));
        gaps(guess, found, frequency.orElseThrow());
        List<String> calendar = new ArrayList<>(frequency.orElseThrow().calendar());
        if (calendar.equals(List.of("weekday")) && found.rising().size() > TWO_YEARS) {
            calendar.add("day-of-year");
        }
        if (!calendar.isEmpty()) {
            guess.data("calendar", calendar.toString(), "cycles that the dates give");
        }
    }

    private void gaps(GuessBuilder guess, Dates found, Frequency frequency) {
        List<Long> steps = steps(found, frequency);
        boolean whole = steps.stream().noneMatch(step -> step < 0);
        long missing = steps.stream().mapToLong(step -> step - 1).sum();
        if (frequency.name().equals("every business day")) {
            guess.data("gaps", "ignore", "days without a row, such as weekends, do not count");
        } else if (!whole || missing > found.rising().size() / 5) {
            guess.data("gaps", "ignore", "rows are not evenly spaced");
        } else if (missing > 0) {
            guess.data("gaps", "fill", "%d dates are missing".formatted(missing));
        }
        if ((missing > 0 && whole) || numbers.stream().anyMatch(Column::hasMissing)) {
            guess.data("missing", "interpolate", "some values are missing; forward-fill does not look ahead");
        }
    }

    /** Rows from each date to the next; -1 if not a whole number. */
    private static List<Long> steps(Dates found, Frequency frequency) {
        var rising = found.rising();
        return IntStream.range(1, rising.size())
                .mapToObj(i -> frequency.steps(rising.get(i - 1), rising.get(i)))
                .toList();
    }

    private String whyTarget(Column target) {
        return numbers.size() == 1
                ? "the only column of numbers"
                : target.isCalled(ColumnNames.VALUE)
                        ? "by its name; change it to forecast another column"
                        : "the first column of numbers; change it to forecast another one";
    }

    private void covariates(GuessBuilder guess, Column target) {
        List<Column> names =
                table.those(column -> column.isLabel() && !column.isNumeric() && !series.equals(Optional.of(column)));
        List<Column> past = new ArrayList<>(candidates().stream()
                .filter(column -> !column.equals(target) && column.distinct() > 1)
                .toList());
        past.addAll(names);
        if (!past.isEmpty() && past.size() < MOST_COVARIATES) {
            guess.data("past", Yaml.flow(past), "read, but not known ahead; put those that are under known");
            if (!names.isEmpty()) {
                guess.data("categorical", Yaml.flow(names), "names instead of numbers");
            }
        }
        if (dates.isEmpty() && numbers.stream().anyMatch(Column::hasMissing)) {
            guess.data("missing", "interpolate", "some values are missing; forward-fill does not look ahead");
        }
    }

    private double[] oldestFirst(Column target) {
        double[] values = target.numbers();
        if (dates.isPresent() && !dates.get().dates().rises()) {
            double[] turned = new double[values.length];
            IntStream.range(0, values.length).forEach(i -> turned[i] = values[values.length - 1 - i]);
            return turned;
        }
        return values;
    }

    /** The reference from which values differ least: one season before, the last value, or the mean. */
    private static void relative(GuessBuilder guess, double[] values, Windows windows) {
        double bySeason = windows.season() > 1 && 3 * windows.season() + windows.history() < 0.7 * values.length
                ? change(values, windows.season())
                : Double.POSITIVE_INFINITY;
        double byLast = IntStream.rangeClosed(1, windows.horizon())
                .mapToDouble(rows -> change(values, rows))
                .average()
                .orElseThrow();
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElse(0);
        double spread = IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i] - mean))
                .average()
                .orElse(0);
        double least = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .min()
                .orElse(0);
        double most = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .max()
                .orElse(0);
        if (Math.min(bySeason, byLast) >= spread) {
            return;
        }
        if (least > 0 && most > 3 * least) {
            guess.data("log", "true", "values grow by factors: from %s to %s".formatted(least, most));
        }
        guess.data(
                "relative",
                bySeason <= byLast ? "season" : "last",
                "values differ least from %s"
                        .formatted(
                                bySeason <= byLast
                                        ? "those of one season before"
                                        : "the last one before the forecast"));
    }

    private static double change(double[] values, int rows) {
        return IntStream.range(rows, values.length)
                .mapToDouble(i -> Math.abs(values[i] - values[i - rows]))
                .average()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
