package org.rnn4j.cli.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.MissingCell;
import org.rnn4j.datasets.examples.Table;

/**
 * The columns of a text that is a table.
 *
 * @param delimiter delimiter between cells
 * @param header whether a line names the columns
 * @param skipped number of lines before the header or the first row
 * @param columns columns, at least one
 */
record TableShape(Delimiter delimiter, boolean header, int skipped, List<Column> columns) {
    private static final int ROWS = 100_000;
    /** Share of the rows that must have the same number of cells. */
    private static final double MOST = 0.95;

    /** The table that a sample is; empty if its rows differ in the number of cells. */
    static Optional<TableShape> of(Sample sample) {
        List<String> lines = sample.lines();
        int skipped = comments(lines);
        InputFile head = new InputFile(
                sample.file().toString(),
                lines.stream().limit(ROWS + (long) skipped).collect(Collectors.joining("\n")));
        boolean single = sample.ending().equals("csv") || sample.ending().equals("tsv");
        return Stream.of(Delimiter.values())
                .flatMap(delimiter -> of(head, delimiter, skipped, single).stream())
                .max(Comparator.<TableShape>comparingInt(
                                shape -> shape.those(Column::isNumeric).size()) // 1,5;2,5
                        .thenComparingInt(shape -> shape.columns.size()));
    }

    private static Optional<TableShape> of(InputFile file, Delimiter delimiter, int skipped, boolean single) {
        List<List<String>> rows;
        try {
            rows = Table.rows(file, delimiter, skipped).stream()
                    .map(Table.Row::cells)
                    .filter(cells -> !cells.stream().allMatch(String::isEmpty))
                    .toList();
        } catch (UserException e) {
            return Optional.empty(); // a quote that is never closed: not this delimiter
        }
        Map<Integer, Long> widths = rows.stream().collect(Collectors.groupingBy(List::size, Collectors.counting()));
        int width = widths.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        List<List<String>> even =
                rows.stream().filter(row -> row.size() == width).toList();
        if (width < (single && delimiter == Delimiter.COMMA ? 1 : 2)
                || even.size() < 2
                || even.size() < MOST * rows.size()) {
            return Optional.empty();
        }
        if (delimiter == Delimiter.BLANK
                && !even.stream()
                        .allMatch(
                                row -> row.stream().allMatch(cell -> Column.isNumber(cell) || MissingCell.is(cell)))) {
            return Optional.empty(); // words of a text are no cells
        }
        boolean header = hasHeader(even);
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            int at = c;
            String name = even.get(0).get(c).replaceFirst("^#\\s*", "");
            boolean repeated = even.get(0).stream().filter(name::equals).count() > 1;
            columns.add(new Column(
                    header && !name.isEmpty() && !repeated ? name : String.valueOf(c + 1),
                    even.stream().skip(header ? 1 : 0).map(row -> row.get(at)).toList()));
        }
        return Optional.of(new TableShape(delimiter, header, skipped, List.copyOf(columns)));
    }

    /** Number of lines that begin with # before the last such line, which may be a header; 0 if there are none. */
    private static int comments(List<String> lines) {
        int comments =
                (int) lines.stream().takeWhile(line -> line.startsWith("#")).count();
        return Math.max(0, comments - 1);
    }

    private static boolean hasHeader(List<List<String>> rows) {
        List<String> first = rows.get(0);
        List<List<String>> others = rows.subList(1, Math.min(rows.size(), 1_000));
        boolean named = first.stream().allMatch(cell -> cell.length() <= 60 && !Column.isNumber(cell))
                && first.stream().filter(cell -> !cell.isEmpty()).distinct().count() >= first.size() - 1L;
        if (!named) {
            return false;
        }
        if (first.get(0).startsWith("#")
                || first.stream().anyMatch(cell -> ColumnNames.ALL.contains(cell.toLowerCase(Locale.ROOT)))) {
            return true;
        }
        return IntStream.range(0, first.size()).anyMatch(c -> {
            Column below = new Column("", others.stream().map(row -> row.get(c)).toList());
            return below.isNumeric()
                    || (below.isLabel() && !below.cells().contains(first.get(c)) && isWord(first.get(c)));
        });
    }

    private static boolean isWord(String cell) {
        return cell.matches("[\\p{L}\\p{M}_][\\p{L}\\p{M}\\p{N}_ .-]{0,30}");
    }

    /** Number of rows in the sample. */
    int rows() {
        return columns.get(0).cells().size();
    }

    /** Number of rows of the file, estimated if it is long. */
    long rowsOf(Sample sample) {
        return rows() < MOST * ROWS && sample.times() == 1 ? rows() : sample.rows() - skipped - (header ? 1 : 0);
    }

    /** The columns with a property. */
    List<Column> those(Predicate<Column> property) {
        return columns.stream().filter(property).toList();
    }

    String delimiterName() {
        return delimiter.name().toLowerCase(Locale.ROOT);
    }

    /** A description of the table, such as {@code a table of 3 columns separated by commas (text, label, id)}. */
    String description() {
        return "a table of %d column%s separated by %ss%s"
                .formatted(
                        columns.size(),
                        columns.size() == 1 ? "" : "s",
                        delimiterName(),
                        header
                                ? " ("
                                        + columns.stream()
                                                .limit(12)
                                                .map(Column::name)
                                                .collect(Collectors.joining(", ")) + ")"
                                : "");
    }
}
