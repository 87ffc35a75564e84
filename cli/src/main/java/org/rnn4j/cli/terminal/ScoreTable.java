package org.rnn4j.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rnn4j.core.sequence.Score;

/** A table of scores: a row for each split, followed by a row for each baseline; a column for each metric. */
public final class ScoreTable {
    /** The width of the first column in the other lines of a report. */
    private static final int NARROWEST = 11;

    private final List<Row> rows = new ArrayList<>();
    private final Set<String> columns = new LinkedHashSet<>();

    private record Row(String name, Map<String, String> cells) {}

    /**
     * Adds a split.
     *
     * @param name label of the row
     */
    public void add(String name, Measured measured) {
        Score score = measured.evaluation().score().orElseThrow();
        Row model = row(name, score);
        model.cells.put(
                "loss", String.format(Locale.ROOT, "%.4f", measured.evaluation().lossNats()));
        measured.baselines().forEach((baseline, metrics) -> add("  " + baseline, metrics));
    }

    /** Adds a score without a loss. */
    public void add(String name, Score score) {
        row(name, score);
    }

    /** Adds a row of cells, by column. */
    public void add(String name, Map<String, String> cells) {
        columns.addAll(cells.keySet());
        rows.add(new Row(name, new TreeMap<>(cells)));
    }

    private Row row(String name, Score score) {
        Row row = new Row(name, new TreeMap<>());
        score.metrics().forEach(metric -> row.cells.put(metric.name(), LossText.of(metric)));
        score.metrics().forEach(metric -> columns.add(metric.name()));
        rows.add(row);
        return row;
    }

    /** Prints the table; the loss is the last column, as baselines have none. */
    public void printTo(PrintWriter out) {
        if (rows.stream().anyMatch(row -> row.cells.containsKey("loss"))) {
            columns.remove("loss");
            columns.add("loss");
        }
        int names = rows.stream().mapToInt(row -> row.name.length()).reduce(NARROWEST, Math::max);
        StringBuilder header = new StringBuilder(" ".repeat(names));
        columns.forEach(column -> header.append(padded(column, column)));
        out.println(header);
        for (Row row : rows) {
            StringBuilder line = new StringBuilder(row.name).append(" ".repeat(names - row.name.length()));
            columns.forEach(column -> line.append(padded(row.cells.getOrDefault(column, ""), column)));
            out.println(line.toString().stripTrailing());
        }
    }

    private String padded(String cell, String column) {
        int width = rows.stream()
                .mapToInt(row -> row.cells.getOrDefault(column, "").length())
                .reduce(column.length(), Math::max);
        return "  " + " ".repeat(width - cell.length()) + cell;
    }
}
