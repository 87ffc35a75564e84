package org.rnn4j.cli.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.cli.terminal.LossText;
import org.rnn4j.cli.terminal.ScoreTable;
import org.rnn4j.core.measure.SplitScores;
import org.rnn4j.core.search.SearchResult;
import org.rnn4j.core.search.SearchResult.Ranked;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.TrainingResult.Ending;

/** The trials of a search, the best first, for the terminal and as JSON. */
final class SearchTable {
    private static final String VALIDATION = "validation";

    private SearchTable() {}

    /** A row for each trial that was trained, then one for each baseline. */
    static ScoreTable of(SearchResult result) {
        ScoreTable table = new ScoreTable();
        boolean rungs = result.ranked().stream().anyMatch(trial -> trial.rung() > 1);
        int rank = 0;
        for (Ranked trial : trained(result)) {
            rank++;
            Map<String, String> cells = new LinkedHashMap<>();
            metrics(scores(trial).model()).forEach(metric -> cells.put(column(metric), LossText.of(metric)));
            if (rungs) {
                cells.put("rung", Integer.toString(trial.rung()));
            }
            boolean cut = trial.result().ending() == Ending.BUDGET
                    && trial.job().training().epochs() > 0;
            cells.put("time", LossText.clock(trial.result().seconds()) + (cut ? " (cut)" : ""));
            trial.candidate().values().forEach((key, value) -> cells.put(key, shown(value)));
            table.add(
                    "%2d  trial %d%s"
                            .formatted(
                                    rank,
                                    trial.candidate().number(),
                                    trial.candidate().values().isEmpty() ? ", the job as it is" : ""),
                    cells);
        }
        baselines(result).forEach((name, metrics) -> {
            Map<String, String> cells = new LinkedHashMap<>();
            metrics(metrics).forEach(metric -> cells.put(column(metric), LossText.of(metric)));
            table.add("    " + name, cells);
        });
        return table;
    }

    /** A line for each trial that could not be trained. */
    static List<String> failures(SearchResult result) {
        return result.ranked().stream()
                .filter(trial -> trial.result().splits().isEmpty())
                .map(trial -> "failed      trial %d %s: %s"
                        .formatted(
                                trial.candidate().number(),
                                trial.candidate().values(),
                                trial.result().failure()))
                .toList();
    }

    /** All trials, for JSON. */
    static List<Map<String, Object>> list(SearchResult result) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Ranked trial : result.ranked()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("trial", trial.candidate().number());
            map.put("values", trial.candidate().values());
            map.put("rung", trial.rung());
            trial.result().on(Split.VALIDATION).ifPresent(scores -> {
                map.put(VALIDATION, LossText.map(new Score(scores.model())));
                Map<String, Object> baselines = new LinkedHashMap<>();
                scores.baselines().forEach((name, metrics) -> baselines.put(name, LossText.map(new Score(metrics))));
                if (!baselines.isEmpty()) {
                    map.put("validationBaselines", baselines);
                }
                map.put("ending", trial.result().ending().name().toLowerCase(Locale.ROOT));
            });
            if (!trial.result().failure().isEmpty()) {
                map.put("failure", trial.result().failure());
            }
            map.put("steps", trial.result().steps());
            map.put("seconds", trial.result().seconds());
            all.add(map);
        }
        return all;
    }

    private static String shown(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static List<Ranked> trained(SearchResult result) {
        return result.ranked().stream()
                .filter(trial -> !trial.result().splits().isEmpty())
                .toList();
    }

    /** Those of the first trial of a process; the others do not fit them again. */
    private static Map<String, List<Metric>> baselines(SearchResult result) {
        Map<String, List<Metric>> all = new LinkedHashMap<>();
        trained(result).forEach(trial -> scores(trial).baselines().forEach(all::putIfAbsent));
        return all;
    }

    private static SplitScores scores(Ranked trial) {
        return trial.result().on(Split.VALIDATION).orElseThrow();
    }

    /** The main metric and the loss. */
    private static List<Metric> metrics(List<Metric> all) {
        List<Metric> shown = new ArrayList<>(all.subList(0, 1));
        all.stream()
                .skip(1)
                .filter(metric -> metric.name().equals(SplitScores.LOSS))
                .forEach(shown::add);
        return shown;
    }

    private static String column(Metric metric) {
        return VALIDATION + " " + metric.name();
    }
}
