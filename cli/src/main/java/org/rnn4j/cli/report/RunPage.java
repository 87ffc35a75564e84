package org.rnn4j.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rnn4j.cli.terminal.LossText;
import org.rnn4j.core.run.RunManifest;

/**
 * The page about one run.
 *
 * @param job the job as YAML
 * @param metrics its course so far
 * @param parts what its task wants seen, the data and the layers
 */
record RunPage(RunManifest run, String job, Optional<MetricsTable> metrics, List<Part> parts) {

    String html() {
        String name = run.job().path("name").asText("run");
        return Html.page(
                name + ": " + run.job().path("task").asText("training"),
                "<p class=\"soft\">" + Html.text(status()) + "</p>\n"
                        + Html.section("Course", metrics.map(this::charts).orElse(""))
                        + Html.section("Scores", scores())
                        + parts.stream().map(Part::html).collect(Collectors.joining())
                        + Html.section("Job", Html.scrolling("The job", "<pre>" + Html.text(job.strip()) + "</pre>"))
                        + Html.section("Origin", Html.facts(origin())));
    }

    private String status() {
        JsonNode results = run.results();
        if (run.finishedAt() == null) {
            return "This training had not ended when the page was written.";
        }
        return String.format(
                Locale.ROOT,
                "%,d steps in %s, %,d parameters; ended by: %s.",
                results.path("steps").asLong(),
                LossText.clock(results.path("seconds").asDouble()),
                results.path("parameters").asLong(),
                results.path("ending").asText());
    }

    private String charts(MetricsTable table) {
        List<Chart> charts = new ArrayList<>();
        Series training = table.series("train_loss", "training");
        Series validation = table.series("validation_loss", "validation");
        List<Series> losses = new ArrayList<>(List.of(training, validation));
        double[] range = range(losses);
        JsonNode baseline = run.results().path("baselineLossNats");
        if (baseline.isNumber()) {
            losses.add(Series.level("n-gram on validation", baseline.asDouble(), range[0], range[1]));
        }
        charts.add(new Chart("Loss", losses));
        for (String column : table.metrics()) {
            String metric = column.substring("validation_".length()).replace('_', ' ');
            Series course = table.series(column, "validation");
            List<Series> lines = new ArrayList<>(List.of(course));
            lines.addAll(baselines(metric, range));
            charts.add(new Chart(metric, lines));
        }
        charts.add(new Chart("Learning rate", List.of(table.ofSteps("learning_rate", "learning rate"))));
        charts.add(new Chart("Gradient norm", List.of(table.ofSteps("gradient_norm", "before clipping"))));
        charts.add(new Chart(
                "Targets per second, such as tokens", List.of(table.ofSteps("tokens_per_second", "training"))));
        return Chart.grid(charts, "chart");
    }

    /** The steps that the lines span. */
    private static double[] range(List<Series> lines) {
        double[] steps = lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.x()))
                .sorted()
                .toArray();
        return steps.length == 0 ? new double[] {0, 1} : new double[] {steps[0], steps[steps.length - 1]};
    }

    private List<Series> baselines(String metric, double[] range) {
        List<Series> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> baseline :
                run.results().path("validationBaselines").properties()) {
            for (Map.Entry<String, JsonNode> value : baseline.getValue().properties()) {
                if (value.getValue().isNumber() && column(value.getKey()).equals(column(metric))) {
                    lines.add(Series.level(baseline.getKey(), value.getValue().asDouble(), range[0], range[1]));
                }
            }
        }
        return lines;
    }

    /** The name of a metric as in {@code metrics.csv}. */
    private static String column(String metric) {
        return metric.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
    }

    /** The results of the best model, and those of its baselines below. */
    private String scores() {
        List<Map.Entry<String, JsonNode>> rows = new ArrayList<>();
        for (String split : List.of("validation", "test")) {
            if (run.results().path(split).isObject()) {
                rows.add(Map.entry(split, run.results().path(split)));
                run.results()
                        .path(split + "Baselines")
                        .properties()
                        .forEach(
                                baseline -> rows.add(Map.entry(split + ": " + baseline.getKey(), baseline.getValue())));
            }
        }
        Set<String> columns = rows.stream()
                .flatMap(row -> row.getValue().properties().stream().map(Map.Entry::getKey))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> header = new ArrayList<>(List.of("split"));
        header.addAll(columns);
        List<List<String>> cells = new ArrayList<>();
        for (Map.Entry<String, JsonNode> row : rows) {
            List<String> line = new ArrayList<>(List.of(row.getKey()));
            columns.forEach(column -> line.add(number(row.getValue().path(column))));
            cells.add(line);
        }
        return (cells.isEmpty() ? "" : Html.table("Scores beside baselines", header, cells)) + Html.facts(figures());
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? Html.number(value.asDouble()) : "";
    }

    /** Single figures, in the order and by the names of {@code run.json}. */
    private List<List<String>> figures() {
        return run.results().properties().stream()
                .filter(result -> result.getValue().isNumber())
                .map(result -> List.of(words(result.getKey()), number(result.getValue())))
                .toList();
    }

    /** {@code validationLossNats} becomes {@code validation loss nats}. */
    static String words(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private List<List<String>> origin() {
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("Command", run.command()));
        run.resumes()
                .forEach(resume -> facts.add(List.of(
                        "Resumed",
                        String.format(
                                Locale.ROOT, "at step %,d, %s: %s", resume.step(), resume.at(), resume.command()))));
        facts.add(List.of("Version", "rnn4j " + run.rnn4jVersion()));
        facts.add(List.of("Seed", String.valueOf(run.seed())));
        facts.add(List.of("SHA-256 of the data", String.valueOf(run.dataSha256())));
        facts.add(List.of("Backend", "%s, %d threads".formatted(run.backend(), run.threads())));
        facts.add(List.of("Java", String.valueOf(run.java())));
        facts.add(List.of("System", String.valueOf(run.os())));
        facts.add(List.of("Started", String.valueOf(run.startedAt())));
        facts.add(List.of(
                "Ended", run.finishedAt() == null ? "not yet" : run.finishedAt().toString()));
        return facts;
    }
}
