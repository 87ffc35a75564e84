package org.rnn4j.cli.init;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A table with a row per point in time, and numbers to forecast. */
final class ForecastDetector implements Detector {
    private static final int MOST_COLUMNS = 20;
    private static final int FEWEST_ROWS = 20;

    @Override
    public List<Guess> guesses(Inputs inputs) {
        return inputs.table().flatMap(table -> guess(inputs, table)).stream().toList();
    }

    private static Optional<Guess> guess(Inputs inputs, TableShape table) {
        Optional<DateColumns> dates = DateColumns.of(table);
        Set<Column> taken = new HashSet<>(dates.map(DateColumns::columns).orElse(List.of()));
        List<Column> numeric = table.those(column -> column.isNumeric() && !taken.contains(column));
        List<Column> telling = numeric.stream().filter(column -> !column.isId()).toList();
        List<Column> numbers = telling.isEmpty() ? numeric : telling;
        boolean texts = !table.those(column -> column.isText() && !taken.contains(column))
                .isEmpty();
        if (numbers.isEmpty() || table.rows() < FEWEST_ROWS || (dates.isEmpty() && numbers.size() > MOST_COLUMNS)) {
            return Optional.empty();
        }
        Optional<Column> series =
                dates.filter(found -> found.dates().repeats()).flatMap(found -> seriesOf(table, found));
        if (dates.isPresent() && dates.get().dates().repeats() && series.isEmpty()) {
            return Optional.empty(); // several rows for a date, and no column that tells them apart
        }
        int rank = texts ? Guess.ASKED : dates.isPresent() ? Guess.LIKELY : Guess.POSSIBLE;
        return Optional.of(new Forecast(inputs, table, dates, numbers, series).guess(rank));
    }

    /** The column that tells rows of the same date apart. */
    private static Optional<Column> seriesOf(TableShape table, DateColumns dates) {
        List<Column> others = new ArrayList<>(
                table.those(column -> column.isLabel() && !dates.columns().contains(column)));
        return others.stream()
                .filter(column -> IntStream.range(0, table.rows())
                                .mapToObj(row -> dates.dates().all().get(row) + "\n"
                                        + column.cells().get(row))
                                .distinct()
                                .count()
                        == table.rows())
                .findFirst();
    }
}
