package org.rnn4j.core.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Split;

/**
 * The metrics of several trials together: one row for the models on each split, and one for each baseline.
 *
 * @param rows by split, the models before the baselines
 */
public record Summary(List<Row> rows) {
    public Summary {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param baseline name of the baseline; empty for the models
     * @param metrics over the trials in which they are known
     */
    public record Row(Split split, String baseline, List<Spreading> metrics) {}

    /** One metric. */
    public record Spreading(String name, Kind kind, Spread spread) {}

    /** The summary of some results, at least one. */
    public static Summary of(List<TrialResult> results) {
        List<Row> rows = new ArrayList<>();
        for (Split split : Split.values()) {
            List<SplitScores> scores = results.stream()
                    .flatMap(result -> result.on(split).stream())
                    .toList();
            if (scores.isEmpty()) {
                continue;
            }
            rows.add(new Row(
                    split, "", spreads(scores.stream().map(SplitScores::model).toList())));
            scores.stream()
                    .flatMap(some -> some.baselines().keySet().stream())
                    .distinct()
                    .forEach(name -> rows.add(new Row(
                            split,
                            name,
                            spreads(scores.stream()
                                    .map(some -> some.baselines().getOrDefault(name, List.of()))
                                    .toList()))));
        }
        return new Summary(rows);
    }

    private static List<Spreading> spreads(List<List<Metric>> trials) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        Map<String, Kind> kinds = new LinkedHashMap<>();
        trials.forEach(metrics -> metrics.forEach(metric -> {
            values.computeIfAbsent(metric.name(), name -> new ArrayList<>()).add(metric.value());
            kinds.put(metric.name(), metric.kind());
        }));
        return values.entrySet().stream()
                .map(metric -> new Spreading(metric.getKey(), kinds.get(metric.getKey()), Spread.of(metric.getValue())))
                .toList();
    }
}
