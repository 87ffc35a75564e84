package org.rnn4j.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A page with the curves, figures and options of several runs. */
record ComparePage(Comparison comparison) {

    String html() {
        return Html.page(
                comparison.runs().stream().map(comparison::name).collect(Collectors.joining(", ")),
                (comparison.haveSameData()
                                ? ""
                                : "<p>The runs have different data, so that their scores are of different examples.</p>\n")
                        + Html.section("Scores", figures())
                        + Html.section("Options that differ", options())
                        + Html.section("Course", Chart.grid(charts(), "chart")));
    }

    private String figures() {
        List<Map<String, String>> rows = comparison.runs().stream()
                .map(run -> comparison.figures(run, true))
                .toList();
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> line =
                    new ArrayList<>(List.of(comparison.name(comparison.runs().get(i))));
            for (String column : columns) {
                line.add(rows.get(i).getOrDefault(column, ""));
            }
            cells.add(line);
        }
        return Html.table("Scores", header("run", columns), cells);
    }

    private String options() {
        List<List<String>> cells = new ArrayList<>();
        comparison.differences().forEach((key, values) -> {
            List<String> line = new ArrayList<>(List.of(key));
            line.addAll(values);
            cells.add(line);
        });
        return cells.isEmpty()
                ? "<p>None: the jobs are the same.</p>\n"
                : Html.table(
                        "Options that differ",
                        header(
                                "option",
                                comparison.runs().stream().map(comparison::name).toList()),
                        cells);
    }

    private static List<String> header(String first, Iterable<String> others) {
        List<String> header = new ArrayList<>(List.of(first));
        others.forEach(header::add);
        return header;
    }

    private List<Chart> charts() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("validation_loss", "Validation loss");
        titles.put("train_loss", "Training loss");
        comparison
                .runs()
                .forEach(run ->
                        run.metrics().metrics().forEach(column -> titles.put(column, column.replace('_', ' '))));
        titles.put("learning_rate", "Learning rate");
        List<Chart> charts = new ArrayList<>();
        titles.forEach((column, title) -> charts.add(new Chart(
                title,
                comparison.runs().stream()
                        .map(run -> run.metrics().series(column, comparison.name(run)))
                        .toList())));
        return charts;
    }
}
