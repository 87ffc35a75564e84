package org.rnn4j.cli.init;

import java.util.List;

/** A table of series: a row of numbers is a series, its first or last cell the class. */
final class SeriesRowDetector implements Detector {
    private static final int FEWEST_STEPS = 4;
    private static final int SERIES = 8;

    @Override
    public List<Guess> guesses(Inputs inputs) {
        return inputs.table().filter(table -> !inputs.isFolder()).stream()
                .flatMap(table -> guess(inputs, table).stream())
                .toList();
    }

    private static List<Guess> guess(Inputs inputs, TableShape table) {
        List<Column> columns = table.columns();
        int last = columns.size() - 1;
        if (last < FEWEST_STEPS) {
            return List.of();
        }
        boolean atEnd = isClass(columns.get(last), columns.subList(0, last));
        boolean atStart = isClass(columns.get(0), columns.subList(1, last + 1));
        if (!atEnd && !atStart) {
            return List.of();
        }
        Column classes = atEnd ? columns.get(last) : columns.get(0);
        long examples = table.rowsOf(inputs.sample());
        boolean missing = columns.stream().anyMatch(Column::hasMissing);
        GuessBuilder guess = new GuessBuilder("classification", "labelled-series", inputs)
                .data(
                        "format",
                        "{type: table, delimiter: %s, header: %s, label: %s%s}"
                                .formatted(
                                        table.delimiterName(),
                                        table.header(),
                                        atEnd ? "last" : "first",
                                        columns.stream().anyMatch(Column::hasDecimalCommas) ? ", decimal: comma" : ""),
                        "the %s column has %d values, the others are numbers"
                                .formatted(atEnd ? "last" : "first", classes.distinct()))
                .data("standardize", "train", "values get mean 0 and variance 1");
        if (missing) {
            guess.data("missing", "interpolate", "values are missing");
        }
        return List.of(guess.splits(inputs, examples)
                .sized("gru", true, examples, 0)
                .model("pooling", "max", "")
                .training("best-by", "score", "")
                .build(
                        last >= SERIES ? Guess.LIKELY : Guess.POSSIBLE,
                        "%,d series of %d numbers in rows, and one of %d classes"
                                .formatted(examples, last, classes.distinct())));
    }

    private static boolean isClass(Column column, List<Column> steps) {
        double others = steps.stream().mapToLong(Column::distinct).average().orElse(0);
        return column.isLabel()
                && column.distinct() <= 60
                && (!column.isNumeric() || others > 2.0 * column.distinct())
                && steps.stream().allMatch(Column::isNumeric);
    }
}
