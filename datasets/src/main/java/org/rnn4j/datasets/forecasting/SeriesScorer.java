package org.rnn4j.datasets.forecasting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.rnn4j.core.forecast.ConformalIntervals;
import org.rnn4j.core.metric.ForecastErrors;
import org.rnn4j.core.metric.QuantileErrors;
import org.rnn4j.core.sequence.PredictedValue.Interval;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * Scores forecasts in the units of the file, over a sequence of origins: a back-test by rolling origin, without refit.
 */
final class SeriesScorer implements Scorer {
    private static final int ORIGIN_BLOCKS = 6;
    private static final int STEPS_SHOWN = 8;
    /** Lower end of the interval whose coverage is shown. */
    private static final double LOWER = 0.1;

    private final SeriesOptions options;
    private final WindowEncoder encoder;
    private final List<Window> windows;
    private final ForecastErrors all = new ForecastErrors();
    private final Map<Integer, ForecastErrors> bySteps = new TreeMap<>();
    private final Map<Integer, ForecastErrors> byOrigins = new TreeMap<>();
    private final Map<String, ForecastErrors> bySeries = new TreeMap<>();
    private final Map<String, ForecastErrors> byTargets = new LinkedHashMap<>();
    private final ConformalIntervals intervals;
    private final List<ConformalForecasts.Made> made = new ArrayList<>();
    private QuantileErrors quantiles;

    /**
     * Creates a scorer.
     *
     * @param windows windows of the split, by the indices in batches
     * @param intervals intervals from other rows, whose coverage is measured; null = none
     */
    SeriesScorer(SeriesOptions options, WindowEncoder encoder, List<Window> windows, ConformalIntervals intervals) {
        this.intervals = intervals != null && intervals.offers(1 - 2 * LOWER) ? intervals : null;
        this.options = options;
        this.encoder = encoder;
        this.windows = windows;
    }

    @Override
    public void add(SequenceBatch batch, Predictions predictions) {
        Predictions.Values values = (Predictions.Values) predictions;
        if (quantiles == null && values.levels().length > 0) {
            quantiles = new QuantileErrors(values.levels());
        }
        for (int b = 0; b < values.batch(); b++) {
            int number = batch.examples()[b];
            Window window = windows.get(number);
            Frame frame = encoder.frame(window, options.horizon());
            if (intervals != null) {
                made.add(ConformalForecasts.Made.of(window, values, b, options.horizon() * options.targets()));
            }
            int first = values.point()[b].length - options.horizon() * options.targets(); // of the last step
            for (int k = 1; k <= options.horizon(); k++) {
                for (int j = 0; j < options.targets(); j++) {
                    int place = first + (k - 1) * options.targets() + j;
                    add(number, k, j, frame.value(k, j, values.point()[b][place]));
                    if (quantiles != null) {
                        quantiles.add(window.observed(k, j), values(frame, k, j, values.quantiles()[b][place]));
                    }
                }
            }
        }
    }

    private static double[] values(Frame frame, int k, int j, float[] outputs) {
        double[] values = new double[outputs.length];
        for (int l = 0; l < values.length; l++) {
            values[l] = frame.value(k, j, outputs[l]);
        }
        return values;
    }

    /** Adds a forecast in the units of the file. */
    void add(int number, int k, int j, double forecast) {
        Window window = windows.get(number);
        int block = (int) ((long) number * ORIGIN_BLOCKS / windows.size());
        for (ForecastErrors errors : List.of(
                all,
                bySteps.computeIfAbsent(k, step -> new ForecastErrors()),
                byOrigins.computeIfAbsent(block, one -> new ForecastErrors()),
                bySeries.computeIfAbsent(window.series().name(), one -> new ForecastErrors()),
                byTargets.computeIfAbsent(target(window, j), one -> new ForecastErrors()))) {
            errors.add(
                    window.observed(k, j),
                    forecast,
                    window.fitted().errorScales().get(j));
        }
    }

    private String target(Window window, int j) {
        return options.separate() ? window.series().name() : options.target().get(j);
    }

    @Override
    public Score score() {
        List<Metric> metrics = new ArrayList<>();
        if (!Double.isNaN(all.mase())) {
            metrics.add(new Metric("MASE", all.mase(), Kind.ERROR));
        }
        metrics.add(new Metric("MAE", all.mae(), Kind.ERROR));
        metrics.add(new Metric("RMSE", all.rmse(), Kind.ERROR));
        metrics.add(new Metric("sMAPE", all.smape(), Kind.ERROR_SHARE));
        if (quantiles != null) {
            metrics.add(new Metric(
                    String.format(Locale.ROOT, "coverage of %.0f %%", 100 * quantiles.nominal()),
                    quantiles.coverage(),
                    Kind.COVERAGE));
            metrics.add(new Metric("width", quantiles.width(), Kind.ERROR));
            metrics.add(new Metric("pinball", quantiles.pinball(), Kind.ERROR));
            metrics.add(new Metric("CRPS", quantiles.crps(), Kind.ERROR));
        }
        if (intervals != null) {
            QuantileErrors ofIntervals = intervals();
            metrics.add(new Metric("80 % interval", ofIntervals.coverage(), Kind.COVERAGE));
            metrics.add(new Metric("its width", ofIntervals.width(), Kind.ERROR));
        }
        return new Score(metrics, details(), breakdown());
    }

    private QuantileErrors intervals() {
        var forecasts = new ConformalForecasts(options, encoder, intervals, 1 - 2 * LOWER);
        QuantileErrors errors = new QuantileErrors(new double[] {LOWER, 1 - LOWER});
        for (ConformalForecasts.Made one : ConformalForecasts.inOrder(made)) {
            Interval[] intervalsOfOne = forecasts.next(one);
            for (int place = 0; place < intervalsOfOne.length; place++) {
                Interval interval = intervalsOfOne[place];
                errors.add(
                        one.window().observed(place / options.targets() + 1, place % options.targets()),
                        new double[] {interval.lower(), interval.upper()});
            }
        }
        return errors;
    }

    private String details() {
        StringBuilder text = new StringBuilder();
        if (bySteps.size() > 1) {
            text.append("steps ahead           MASE        MAE       RMSE   values\n");
            int every = (bySteps.size() + STEPS_SHOWN - 1) / STEPS_SHOWN;
            bySteps.forEach((k, errors) -> {
                if (k == 1 || k % every == 0) {
                    line(text, String.valueOf(k), errors);
                }
            });
        }
        if (byTargets.size() > 1 && !options.separate()) {
            text.append("target                MASE        MAE       RMSE   values\n");
            byTargets.forEach((name, errors) -> line(text, name, errors));
        }
        if (bySeries.size() > 1) {
            text.append("series                MASE        MAE       RMSE   values\n");
            bySeries.forEach((name, errors) -> line(text, name, errors));
        } else if (byOrigins.size() > 1) {
            text.append("origins from          MASE        MAE       RMSE   values\n");
            byOrigins.forEach((block, errors) -> line(text, origin(block), errors));
        }
        return text.toString();
    }

    private Map<String, Object> breakdown() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("all", this.all.breakdown());
        all.put("stepsAhead", breakdown(bySteps, String::valueOf));
        all.put("targets", breakdown(byTargets, Function.identity()));
        all.put("series", breakdown(bySeries, Function.identity()));
        all.put("originsFrom", breakdown(byOrigins, this::origin));
        return all;
    }

    private static <K> Map<String, Object> breakdown(Map<K, ForecastErrors> errors, Function<K, String> name) {
        Map<String, Object> named = new LinkedHashMap<>();
        errors.forEach((key, value) -> named.put(name.apply(key), value.breakdown()));
        return named;
    }

    /** The date, or the row number from 1, of the first origin of a block. */
    private String origin(int block) {
        Window first = windows.get((block * windows.size() + ORIGIN_BLOCKS - 1) / ORIGIN_BLOCKS);
        return first.series().dates() == null
                ? "row " + (first.origin() + 1)
                : options.dateText()
                        .format(
                                first.series().dates()[first.origin()],
                                first.fitted().step());
    }

    private static void line(StringBuilder text, String name, ForecastErrors errors) {
        text.append(String.format(
                Locale.ROOT,
                "%-16s %9s %10.4g %10.4g %8d\n",
                name,
                number(errors, ForecastErrors::mase),
                errors.mae(),
                errors.rmse(),
                errors.count()));
    }

    private static String number(ForecastErrors errors, ToDoubleFunction<ForecastErrors> metric) {
        double value = metric.applyAsDouble(errors);
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
