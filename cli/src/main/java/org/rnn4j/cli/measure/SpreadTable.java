package org.rnn4j.cli.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.cli.terminal.LossText;
import org.rnn4j.cli.terminal.ScoreTable;
import org.rnn4j.core.measure.SplitScores;
import org.rnn4j.core.measure.Summary;
import org.rnn4j.core.measure.TrialResult;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;

/** Means and deviations for the terminal and as JSON. */
final class SpreadTable {
    private SpreadTable() {}

    /** @param runs number of all runs; a metric that fewer have says so */
    static ScoreTable of(Summary summary, int runs) {
        ScoreTable table = new ScoreTable();
        for (Summary.Row row : summary.rows()) {
            Map<String, String> cells = new LinkedHashMap<>();
            row.metrics().forEach(metric -> cells.put(metric.name(), cell(metric, runs)));
            table.add(row.baseline().isEmpty() ? name(row) : "  " + row.baseline(), cells);
        }
        return table;
    }

    private static String name(Summary.Row row) {
        return row.split().name().toLowerCase(Locale.ROOT);
    }

    private static String cell(Summary.Spreading metric, int runs) {
        String mean = LossText.of(new Metric("", metric.spread().mean(), metric.kind()));
        String deviation = Double.isNaN(metric.spread().deviation()) ? "" : " ± " + deviation(metric, mean);
        int count = metric.spread().count();
        return mean + deviation + (count < runs ? " (%d of %d)".formatted(count, runs) : "");
    }

    /** With as many decimals as the mean. */
    private static String deviation(Summary.Spreading metric, String mean) {
        double deviation = metric.spread().deviation();
        int point = mean.indexOf('.');
        return (metric.kind() == Kind.ERROR || metric.kind() == Kind.GAIN) && point >= 0 && mean.indexOf('e') < 0
                ? String.format(Locale.ROOT, "%." + (mean.length() - point - 1) + "f", deviation)
                : LossText.of(new Metric("", deviation, metric.kind()));
    }

    /** Adds the rows as {@code validation}, {@code validationBaselines} and so on. */
    static void putInto(JsonLine json, Summary summary) {
        Map<String, Map<String, Object>> baselines = new LinkedHashMap<>();
        for (Summary.Row row : summary.rows()) {
            Map<String, Object> metrics = new LinkedHashMap<>();
            row.metrics().forEach(metric -> metrics.put(metric.name(), map(metric)));
            if (row.baseline().isEmpty()) {
                json.put(name(row), metrics);
            } else {
                baselines
                        .computeIfAbsent(name(row) + "Baselines", fresh -> new LinkedHashMap<>())
                        .put(row.baseline(), metrics);
            }
        }
        baselines.forEach(json::put);
    }

    private static Map<String, Object> map(Summary.Spreading metric) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mean", metric.spread().mean());
        map.put("deviation", metric.spread().deviation());
        map.put("runs", metric.spread().count());
        return map;
    }

    /** One run, for JSON. */
    static Map<String, Object> map(String name, long seed, TrialResult result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("seed", seed);
        for (SplitScores scores : result.splits()) {
            String split = scores.split().name().toLowerCase(Locale.ROOT);
            map.put(split, LossText.map(new Score(scores.model())));
            Map<String, Object> baselines = new LinkedHashMap<>();
            scores.baselines()
                    .forEach((baseline, metrics) -> baselines.put(baseline, LossText.map(new Score(metrics))));
            map.put(split + "Baselines", baselines);
        }
        map.put("steps", result.steps());
        map.put("seconds", result.seconds());
        return map;
    }

    /** One run in a line: {@code validation accuracy 93.3%, test accuracy 91.7%, 0:04}. */
    static String line(TrialResult result) {
        List<SplitScores> splits = result.splits();
        return splits.stream()
                        .map(scores -> "%s %s %s"
                                .formatted(
                                        scores.split().name().toLowerCase(Locale.ROOT),
                                        scores.model().get(0).name(),
                                        LossText.of(scores.model().get(0))))
                        .collect(Collectors.joining(", "))
                + ", " + LossText.clock(result.seconds());
    }
}
