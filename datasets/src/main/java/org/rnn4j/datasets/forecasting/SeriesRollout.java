package org.rnn4j.datasets.forecasting;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Rollout;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * Recursive forecasts on copies of the series in which predictions replace observed values. The quantiles of a step
 * assume the point forecasts of the steps before, so they do not widen as they should; {@link SampledPaths} do.
 */
final class SeriesRollout implements Rollout {
    private final SeriesOptions options;
    private final WindowEncoder encoder;
    private final WindowBatches batches;
    private final List<Window> windows;
    private final List<Window> rolled = new ArrayList<>();
    private final List<Predictions.Values> predicted = new ArrayList<>();

    private SeriesRollout(SeriesOptions options, WindowEncoder encoder, List<Window> windows) {
        this.options = options;
        this.encoder = encoder;
        this.batches = new WindowBatches(options, encoder);
        this.windows = windows;
        windows.forEach(window -> rolled.add(extended(options, encoder, window, options.horizon())));
    }

    static Optional<Rollout> of(SeriesOptions options, WindowEncoder encoder, List<Window> windows) {
        if (options.forecast() != ForecastStrategy.RECURSIVE) {
            return Optional.empty();
        }
        return Optional.of(
                options.paths() > 0
                        ? new SampledPaths(options, encoder, windows)
                        : new SeriesRollout(options, encoder, windows));
    }

    /**
     * The history of a window, and room for forecasts; nothing that was observed after its origin.
     *
     * @param horizon rows to forecast
     */
    static Window extended(SeriesOptions options, WindowEncoder encoder, Window window, int horizon) {
        int first = window.origin() - encoder.firstOrigin();
        int origin = encoder.firstOrigin();
        int rows = origin + 1 + horizon;
        double[][] values = new double[window.series().values().length][];
        for (int c = 0; c < values.length; c++) {
            double[] column = window.series().values()[c];
            values[c] = Arrays.copyOf(Arrays.copyOfRange(column, first, Math.min(column.length, first + rows)), rows);
            if (c < options.targets()) {
                Arrays.fill(values[c], origin + 1, rows, Double.NaN);
            }
        }
        ZonedDateTime[] dates = window.series().dates() == null
                ? null
                : IntStream.range(first, first + rows)
                        .mapToObj(row -> encoder.date(window.fitted(), window.series(), row))
                        .toArray(ZonedDateTime[]::new);
        double[][] observed = Arrays.copyOf(values, options.targets());
        return new Window(
                window.fitted(),
                new Series(window.series().name(), window.series().step(), dates, values, observed),
                origin);
    }

    @Override
    public int steps() {
        return options.horizon();
    }

    @Override
    public SequenceBatch next(Predictions step) {
        take((Predictions.Values) step);
        return batches.inputs(rolled);
    }

    private void take(Predictions.Values step) {
        predicted.add(step);
        for (int b = 0; b < rolled.size(); b++) {
            Window before = rolled.get(b);
            Frame frame = encoder.frame(before, 1);
            for (int j = 0; j < options.targets(); j++) {
                before.series().values()[j][before.origin() + 1] = frame.value(1, j, step.point()[b][j]);
            }
            rolled.set(b, new Window(before.fitted(), before.series(), before.origin() + 1));
        }
    }

    @Override
    public Predictions last(Predictions step) {
        take((Predictions.Values) step);
        double[] levels = predicted.get(0).levels();
        int targets = options.targets();
        float[][] point = new float[windows.size()][steps() * targets];
        float[][][] quantiles = new float[windows.size()][levels.length == 0 ? 0 : steps() * targets][levels.length];
        for (int b = 0; b < point.length; b++) {
            Frame whole = whole(b);
            for (int k = 1; k <= steps(); k++) {
                Window then =
                        new Window(windows.get(b).fitted(), rolled.get(b).series(), encoder.firstOrigin() + k - 1);
                Frame frame = encoder.frame(then, 1);
                for (int j = 0; j < targets; j++) {
                    Predictions.Values values = predicted.get(k - 1);
                    int place = (k - 1) * targets + j;
                    point[b][place] = (float) whole.scaled(k, j, frame.value(1, j, values.point()[b][j]));
                    for (int l = 0; l < levels.length; l++) {
                        quantiles[b][place][l] =
                                (float) whole.scaled(k, j, frame.value(1, j, values.quantiles()[b][j][l]));
                    }
                }
            }
        }
        return new Predictions.Values(point, levels, quantiles);
    }

    /** Forecasts are encoded like the outputs of a network that predicts all steps at once. */
    private Frame whole(int b) {
        return encoder.frame(windows.get(b), steps());
    }
}
