package org.rnn4j.cli.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns that hold the date of a row.
 *
 * @param columns one column, or year, month, day and hour
 * @param dates their dates
 */
record DateColumns(List<Column> columns, Dates dates) {
    private static final Map<String, Set<String>> PARTS = Map.of(
            "u", Set.of("year", "yr", "연도", "년", "년도"),
            "M", Set.of("month", "mon", "월"),
            "d", Set.of("day", "일"),
            "H", Set.of("hour", "hr", "시", "시간"));

    /** The columns of a table; empty if no column has dates. */
    static Optional<DateColumns> of(TableShape table) {
        return parts(table)
                .or(() -> table.columns().stream()
                        .filter(DateColumns::mayBeDates)
                        .flatMap(column ->
                                Dates.of(column.cells()).stream().map(dates -> new DateColumns(List.of(column), dates)))
                        .findFirst());
    }

    private static Optional<DateColumns> parts(TableShape table) {
        List<Column> found = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        for (String part : List.of("u", "M", "d", "H")) {
            Optional<Column> column = table.columns().stream()
                    .filter(one -> one.isCalled(PARTS.get(part)))
                    .findFirst();
            if (column.isEmpty()) {
                break;
            }
            found.add(column.get());
            pattern.append(pattern.isEmpty() ? "" : " ").append(part);
        }
        if (found.size() < 2) {
            return Optional.empty();
        }
        List<String> texts = IntStream.range(0, table.rows())
                .mapToObj(row ->
                        found.stream().map(column -> column.cells().get(row)).collect(Collectors.joining(" ")))
                .toList();
        return Dates.parsed(pattern.toString(), texts).map(dates -> new DateColumns(found, dates));
    }

    /** A number is a date only if it looks like a year or like 20240131. */
    private static boolean mayBeDates(Column column) {
        return !column.hasMissing()
                && (!column.isNumeric()
                        || column.cells().stream()
                                .allMatch(cell -> cell.matches("(19|20)\\d\\d([01]\\d[0-3]\\d(\\d{4}|\\d{6})?)?")));
    }

    String names() {
        return Yaml.list(columns.stream().map(Column::name).toList());
    }
}
