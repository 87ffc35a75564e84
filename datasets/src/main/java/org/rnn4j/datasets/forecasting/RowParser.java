package org.rnn4j.datasets.forecasting;

import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.MissingCell;
import org.rnn4j.datasets.examples.Table;

/** Parses the rows of one table as observations. */
final class RowParser {
    private final SeriesOptions options;
    private final Table table;
    private final Map<String, Vocabulary> vocabularies;
    private final String fileSeries;
    private final int[] values;
    private final int[] date;
    private final int series;

    /** @param fileSeries name of the series if no column names it */
    RowParser(SeriesOptions options, Table table, Map<String, Vocabulary> vocabularies, String fileSeries) {
        this.options = options;
        this.table = table;
        this.vocabularies = vocabularies;
        this.fileSeries = fileSeries;
        int targets = options.target().size();
        int past = options.past().size();
        List<String> columns = options.columns();
        this.values = new int[columns.size()];
        for (int c = 0; c < values.length; c++) {
            String key = c < targets
                    ? "data.target"
                    : c < targets + past
                            ? "data.past"
                            : c < targets + past + options.known().size() ? "data.known" : "data.constant";
            values[c] = table.column(key, columns.get(c));
        }
        this.date = options.date().stream()
                .mapToInt(name -> table.column("data.date", name))
                .toArray();
        this.series = options.seriesBy().isEmpty() ? -1 : table.column("data.series-by", options.seriesBy());
    }

    Observation parse(Table.Row row) {
        double[] numbers = new double[values.length];
        for (int c = 0; c < numbers.length; c++) {
            String name = options.columns().get(c);
            String cell = row.cells().get(values[c]);
            if (MissingCell.is(cell) && !isName(c, cell)) {
                numbers[c] = Double.NaN;
            } else if (isCategorical(c)) {
                numbers[c] = vocabularies.get(name).number(cell);
            } else {
                numbers[c] = number(row, name, cell);
            }
        }
        return new Observation(
                table.file(),
                row.line(),
                series < 0 ? fileSeries : row.cells().get(series),
                date.length == 0 ? null : date(row),
                numbers);
    }

    /** Whether a column is categorical; a target is not, even if its name is that of a categorical column. */
    private boolean isCategorical(int c) {
        return c >= options.target().size()
                && options.categorical().contains(options.columns().get(c));
    }

    /** {@code NA} may be a name, such as that of a country; an empty cell is not a name. */
    private boolean isName(int c, String cell) {
        return isCategorical(c) && !cell.isEmpty();
    }

    private double number(Table.Row row, String column, String cell) {
        double number = options.decimal().parse(cell);
        if (!Double.isFinite(number)) {
            boolean first = table.header().isEmpty() && row.equals(table.rows().get(0));
            throw table.file()
                    .error(
                            row.line(),
                            "%s = %s, but must be %s%s"
                                    .formatted(
                                            column,
                                            cell,
                                            options.decimal().expected("data.decimal", cell),
                                            first ? "; if this is a header, set data.header to true" : ""));
        }
        if (Math.abs(number) > Float.MAX_VALUE) { // its square would make the scaling infinite
            throw table.file()
                    .error(
                            row.line(),
                            "%s = %s, but must be between -3.4e38 and 3.4e38; if it stands for a missing value, leave the cell empty"
                                    .formatted(column, cell));
        }
        if (number <= -1 && options.log() && options.target().contains(column)) {
            throw table.file()
                    .error(
                            row.line(),
                            "%s = %s, but data.log = true takes ln(1 + y), so values must be greater than -1"
                                    .formatted(column, cell));
        }
        return number;
    }

    private ZonedDateTime date(Table.Row row) {
        String text =
                Arrays.stream(date).mapToObj(column -> row.cells().get(column)).collect(Collectors.joining(" "));
        return options.dateText().parse(text).orElseThrow(() -> badDate(row, text));
    }

    private UserException badDate(Table.Row row, String text) {
        String column = String.join(" ", options.date());
        if (options.dateText().isNoDate(text)) {
            return table.file().error(row.line(), "%s = %s, but there is no such date or time".formatted(column, text));
        }
        String allowed = options.dateFormat().equals(DateText.AUTO)
                ? "an ISO date such as 2020-01-31, 2020-01-31 13:00 or 2020-01-31T13:00:00+09:00; set data.date-format for other formats"
                : "in the format of data.date-format = %s".formatted(options.dateFormat());
        return table.file().error(row.line(), "%s = %s, but must be %s".formatted(column, text, allowed));
    }
}
