package org.rnn4j.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code metrics.csv} of a run.
 *
 * @param columns names of the columns; the first is {@code step}
 * @param rows cells of each line; empty where a line has no value
 */
record MetricsTable(List<String> columns, List<String[]> rows) {
    private static final String STEP = "step";

    /** A table; empty if there is none, or the file is another table. A line that is not complete is left out. */
    static Optional<MetricsTable> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).startsWith(STEP + ",")) {
            return Optional.empty();
        }
        List<String> columns = List.of(lines.get(0).split(",", -1));
        List<String[]> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells.length == columns.size()) {
                rows.add(cells);
            }
        }
        return Optional.of(new MetricsTable(columns, rows));
    }

    /** The values of a column over the steps; no points if there is no such column. */
    Series series(String column, String name) {
        return series(column, name, false);
    }

    /** The values of a column in the lines of steps, without those of validations. */
    Series ofSteps(String column, String name) {
        return series(column, name, true);
    }

    private Series series(String column, String name, boolean onlySteps) {
        int at = columns.indexOf(column);
        int loss = columns.indexOf("train_loss");
        List<double[]> points = new ArrayList<>();
        for (String[] cells : at < 0 ? List.<String[]>of() : rows) {
            if (!cells[at].isEmpty() && !(onlySteps && loss >= 0 && cells[loss].isEmpty())) {
                points.add(new double[] {number(cells[0]), number(cells[at])});
            }
        }
        return new Series(
                        name,
                        points.stream().mapToDouble(point -> point[0]).toArray(),
                        points.stream().mapToDouble(point -> point[1]).toArray(),
                        false)
                .finite();
    }

    /** A number; NaN if the user has changed it into something else. */
    private static double number(String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The columns with the metrics of the task, such as {@code validation_macro_f1}. */
    List<String> metrics() {
        return columns.stream()
                .filter(column -> column.startsWith("validation_") && !column.equals("validation_loss"))
                .toList();
    }
}
