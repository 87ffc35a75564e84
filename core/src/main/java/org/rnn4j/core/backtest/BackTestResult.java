package org.rnn4j.core.backtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Metric;

/**
 * The scores of a back-test.
 *
 * @param origins in order of time; at least one
 */
public record BackTestResult(List<Origin> origins) {
    public BackTestResult {
        origins = List.copyOf(origins);
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("a back-test without an origin");
        }
    }

    /**
     * One origin.
     *
     * @param score metrics on the horizon after the origin
     * @param baselines scores of simple methods on the same horizon, by name
     */
    public record Origin(String name, Score score, Map<String, Score> baselines) {}

    /** The mean of each metric over all origins, each with the same weight; the RMSE is averaged too. */
    public List<Metric> overall() {
        return mean(origins.stream().map(Origin::score).toList());
    }

    /** The same means for the baselines, by name, as far as they are known at every origin. */
    public Map<String, List<Metric>> baselines() {
        Map<String, List<Metric>> means = new LinkedHashMap<>();
        for (String name : origins.get(0).baselines().keySet()) {
            if (origins.stream().allMatch(origin -> origin.baselines().containsKey(name))) {
                means.put(
                        name,
                        mean(origins.stream()
                                .map(origin -> origin.baselines().get(name))
                                .toList()));
            }
        }
        return means;
    }

    private static List<Metric> mean(List<Score> scores) {
        return scores.get(0).metrics().stream()
                .map(metric -> new Metric(
                        metric.name(),
                        scores.stream()
                                .flatMap(score -> score.metrics().stream())
                                .filter(other -> other.name().equals(metric.name()))
                                .collect(Collectors.averagingDouble(Metric::value)),
                        metric.kind()))
                .toList();
    }
}
