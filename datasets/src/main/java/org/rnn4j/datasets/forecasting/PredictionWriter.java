package org.rnn4j.datasets.forecasting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.core.forecast.AnomalyLikelihood;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.Predictions;

/** Writes the predictions for a batch of windows in the units of the file. */
final class PredictionWriter {
    private static final MathContext SHOWN = new MathContext(7); // the precision of a float

    private final SeriesOptions options;
    private final WindowEncoder encoder;
    private final Predictions.Values predictions;
    private final boolean quantiles;
    private final int horizon;

    PredictionWriter(SeriesCodec codec, Predictions.Values predictions, boolean quantiles) {
        this.options = codec.options();
        this.encoder = codec.encoder();
        this.horizon = codec.horizon();
        this.predictions = predictions;
        this.quantiles = quantiles && predictions.levels().length > 0;
    }

    static List<String> columns(SeriesOptions options, boolean quantiles, boolean intervals) {
        List<String> columns = new ArrayList<>(List.of("series", options.date().isEmpty() ? "step" : "date"));
        if (options.anomaly().window() > 0) {
            options.targetNames().forEach(name -> columns.addAll(List.of(name, name + " forecast")));
            columns.add("anomaly score");
            return columns;
        }
        if (quantiles) {
            columns.add("quantile");
        }
        for (String target : options.targetNames()) {
            columns.add(target);
            if (intervals) {
                columns.addAll(List.of(target + " lower", target + " upper"));
            }
        }
        return columns;
    }

    /**
     * The rows that follow a window; with quantiles, each row is followed by rows for the levels.
     *
     * @param intervals {@code [steps * targets]}; null = none
     */
    Prediction forecast(Window window, int b, PredictedValue.Interval[] intervals) {
        Frame frame = encoder.frame(window, Math.max(horizon, options.horizon()));
        PredictedValue.Forecast value = new PredictedValue.Forecast(
                window.series().name(),
                IntStream.rangeClosed(1, horizon)
                        .mapToObj(k -> step(window, frame, b, k, intervals))
                        .toList());
        List<List<String>> rows = new ArrayList<>();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("series", value.series());
        ArrayNode forecast = json.putArray("forecast");
        for (PredictedValue.Step step : value.steps()) {
            List<String> head = List.of(value.series(), step.when());
            ObjectNode object = forecast.addObject().put(options.date().isEmpty() ? "step" : "date", step.when());
            List<String> point = head(head, "point");
            step.targets().forEach((name, one) -> {
                point.add(shown(one.point()));
                object.put(name, rounded(one.point()));
                one.interval().ifPresent(interval -> {
                    point.addAll(List.of(shown(interval.lower()), shown(interval.upper())));
                    object.withObject("/interval")
                            .putArray(name)
                            .add(rounded(interval.lower()))
                            .add(rounded(interval.upper()));
                });
            });
            rows.add(point);
            for (int l = 0; quantiles && l < predictions.levels().length; l++) {
                double at = predictions.levels()[l];
                List<String> row = head(head, String.valueOf(at));
                ObjectNode named = object.withObject("/quantiles").putObject(String.valueOf(at));
                step.targets().forEach((name, one) -> {
                    row.add(shown(one.quantiles().get(at)));
                    one.interval().ifPresent(interval -> row.addAll(List.of("", "")));
                    named.put(name, rounded(one.quantiles().get(at)));
                });
                rows.add(row);
            }
        }
        return prediction(value, json, rows);
    }

    private PredictedValue.Step step(Window window, Frame frame, int b, int k, PredictedValue.Interval[] intervals) {
        Map<String, PredictedValue.Value> targets = new LinkedHashMap<>();
        for (int j = 0; j < options.targets(); j++) {
            int place = place(b, k, j);
            Map<Double, Double> levels = new LinkedHashMap<>();
            for (int l = 0; l < predictions.levels().length; l++) {
                levels.put(
                        predictions.levels()[l], frame.value(k, j, predictions.quantiles()[b][place][l]));
            }
            double point = frame.value(k, j, predictions.point()[b][place]);
            targets.put(
                    options.targetNames().get(j),
                    new PredictedValue.Value(
                            point,
                            levels,
                            Optional.ofNullable(
                                    intervals == null ? null : intervals[(k - 1) * options.targets() + j])));
        }
        return new PredictedValue.Step(when(window, k), targets);
    }

    /** The anomaly score of the row after a window. */
    Prediction anomaly(Window window, int b, AnomalyLikelihood likelihood) {
        List<String> row = new ArrayList<>(List.of(window.series().name(), when(window, 1)));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("series", row.get(0)).put(options.date().isEmpty() ? "step" : "date", row.get(1));
        Map<String, Double> observed = new LinkedHashMap<>();
        Map<String, Double> expected = new LinkedHashMap<>();
        Frame frame = encoder.frame(window);
        double error = 0;
        for (int j = 0; j < options.targets(); j++) {
            double forecast = frame.value(1, j, predictions.point()[b][place(b, 1, j)]);
            double actual = window.observed(1, j);
            double scale = window.fitted().errorScales().get(j);
            error += Math.abs(actual - forecast) / (scale > 0 ? scale : 1) / options.targets();
            observed.put(options.targetNames().get(j), actual);
            expected.put(options.targetNames().get(j), forecast);
            row.add(Double.isNaN(actual) ? "" : shown(actual));
            row.add(shown(forecast));
            json.put(options.targetNames().get(j), actual);
            json.put(options.targetNames().get(j) + " forecast", rounded(forecast));
        }
        double score = likelihood.next(error);
        row.add(Double.isNaN(score) ? "" : String.valueOf(score));
        json.put("anomaly score", score);
        return prediction(
                new PredictedValue.Anomaly(row.get(0), row.get(1), observed, expected, score), json, List.of(row));
    }

    private Prediction prediction(PredictedValue value, ObjectNode json, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(text.isEmpty() ? "" : "\n").append(String.join("  ", row));
        }
        return new Prediction(value, text.toString(), json, rows);
    }

    private List<String> head(List<String> head, String level) {
        List<String> row = new ArrayList<>(head);
        if (quantiles) {
            row.add(level);
        }
        return row;
    }

    /** The date, or the number of the row, from 1. */
    private String when(Window window, int k) {
        int row = window.origin() + k;
        return window.series().dates() == null
                ? String.valueOf(row + 1)
                : options.dateText()
                        .format(
                                encoder.date(window.fitted(), window.series(), row),
                                window.fitted().step());
    }

    /** If every step has outputs, those of the last step count. */
    private int place(int b, int k, int j) {
        int first = predictions.point()[b].length - Math.max(horizon, options.horizon()) * options.targets();
        return first + (k - 1) * options.targets() + j;
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(SHOWN).doubleValue() : value;
    }

    private static String shown(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
