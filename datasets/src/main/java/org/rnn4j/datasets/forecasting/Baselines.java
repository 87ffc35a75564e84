package org.rnn4j.datasets.forecasting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.Score;

/**
 * Simple forecasts from the same origins as the network's: the last value, the value one season before, the last value
 * plus the mean change so far, the mean of the training split (Hyndman and Athanasopoulos, 2021, "Forecasting: principles
 * and practice", section 5.2), and a {@link RidgeRegression} on the window.
 */
final class Baselines {
    private final SeriesOptions options;
    private final WindowEncoder encoder;

    Baselines(SeriesOptions options, WindowEncoder encoder) {
        this.options = options;
        this.encoder = encoder;
    }

    /** The value {@code k} steps after a window's origin. */
    private interface Method {
        double forecast(Window window, int k, int j);
    }

    /**
     * Scores of all methods.
     *
     * @param trainingMeans means of the targets in the training split, by series; a series outside it has none
     * @param ridge a map of windows without a linear path; null = none
     */
    Map<String, Score> scores(List<Window> windows, Map<String, double[]> trainingMeans, LinearForecast ridge) {
        Map<String, Method> methods = new LinkedHashMap<>();
        methods.put("naive", (window, k, j) -> column(window, j)[window.origin()]);
        if (options.season() > 1) {
            methods.put("seasonal naive", (window, k, j) -> {
                int row = encoder.seasonBefore(window.origin(), k);
                return column(window, j)[row < 0 ? window.origin() : row];
            });
        }
        methods.put("drift", (window, k, j) -> {
            double last = column(window, j)[window.origin()];
            return last + k * (last - column(window, j)[0]) / Math.max(1, window.origin());
        });
        if (windows.stream()
                .allMatch(window -> trainingMeans.containsKey(window.series().name()))) {
            methods.put(
                    "mean", (window, k, j) -> trainingMeans.get(window.series().name())[j]);
        }
        Map<String, Score> scores = new LinkedHashMap<>();
        methods.forEach((name, method) -> scores.put(name, score(windows, method)));
        if (ridge != null) {
            scores.put("ridge", score(windows, ridge));
        }
        return scores;
    }

    private static double[] column(Window window, int j) {
        return window.series().values()[j];
    }

    private Score score(List<Window> windows, Method method) {
        SeriesScorer scorer = new SeriesScorer(options, encoder, windows, null);
        IntStream.range(0, windows.size()).forEach(number -> {
            for (int k = 1; k <= options.horizon(); k++) {
                for (int j = 0; j < options.targets(); j++) {
                    scorer.add(number, k, j, method.forecast(windows.get(number), k, j));
                }
            }
        });
        return scorer.score();
    }

    private Score score(List<Window> windows, LinearForecast ridge) {
        SeriesScorer scorer = new SeriesScorer(options, encoder, windows, null);
        int targets = options.targets();
        for (int number = 0; number < windows.size(); number++) {
            Frame frame = encoder.frame(windows.get(number), options.horizon());
            double[] forecast = ridge.forecast(encoder.inputs(windows.get(number)));
            for (int i = 0; i < forecast.length; i++) {
                int k = i / targets + 1;
                scorer.add(number, k, i % targets, frame.value(k, i % targets, forecast[i]));
            }
        }
        return scorer.score();
    }
}
