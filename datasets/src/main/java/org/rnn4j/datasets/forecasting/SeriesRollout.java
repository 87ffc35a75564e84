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
 * Forecasts of more rows than a network predicts at once: a block of rows after the other, on copies of the series in which point
 * forecasts replace observed values. A block is one row for a recursive model, and the horizon for others. Quantiles assume the
 * forecasts of the blocks before, so they do not widen from one block to the next; {@link SampledPaths} do.
 */
final class SeriesRollout implements Rollout {
    private final SeriesOptions options;
    private final WindowEncoder encoder;
    private final WindowBatches batches;
    private final List<Window> windows;
    private final int horizon;
    private final int block;
    private final List<Window> rolled = new ArrayList<>();
    private final List<Predictions.Values> predicted = new ArrayList<>();

    /** @param horizon rows to forecast */
    SeriesRollout(SeriesOptions options, WindowEncoder encoder, List<Window> windows, int horizon) {
        this.options = options;
        this.encoder = encoder;
        this.batches = new WindowBatches(options, encoder);
        this.windows = windows;
        this.horizon = horizon;
        block = encoder.stepsPredicted();
        windows.forEach(window -> rolled.add(extended(options, encoder, window, steps() * block)));
    }

    static Optional<Rollout> of(SeriesOptions options, WindowEncoder encoder, List<Window> windows) {
        if (options.forecast() != ForecastStrategy.RECURSIVE) {
            return Optional.empty();
        }
        return Optional.of(
                options.paths() > 0
                        ? new SampledPaths(options, encoder, windows)
                        : new SeriesRollout(options, encoder, windows, options.horizon()));
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

    /** Number of whole blocks. */
    @Override
    public int steps() {
        return (horizon + block - 1) / block;
    }

    @Override
    public SequenceBatch next(Predictions step) {
        take((Predictions.Values) step);
        return batches.inputs(rolled);
    }

    private void take(Predictions.Values step) {
        predicted.add(step);
        int targets = options.targets();
        int places = block * targets;
        for (int b = 0; b < rolled.size(); b++) {
            Window before = rolled.get(b);
            Frame frame = encoder.frame(before);
            float[] outputs = step.point()[b];
            for (int place = 0; place < places; place++) {
                int k = place / targets + 1;
                before.series().values()[place % targets][before.origin() + k] =
                        frame.value(k, place % targets, outputs[outputs.length - places + place]);
            }
            rolled.set(b, new Window(before.fitted(), before.series(), before.origin() + block));
        }
    }

    /** Forecasts are encoded like the outputs of a network that predicts all rows at once. */
    @Override
    public Predictions last(Predictions step) {
        take((Predictions.Values) step);
        double[] levels = predicted.get(0).levels();
        int targets = options.targets();
        float[][] point = new float[windows.size()][horizon * targets];
        float[][][] quantiles = new float[windows.size()][levels.length == 0 ? 0 : horizon * targets][levels.length];
        for (int b = 0; b < point.length; b++) {
            Frame whole = encoder.frame(windows.get(b), horizon);
            Frame frame = null;
            for (int k = 1; k <= horizon; k++) {
                int before = (k - 1) / block; // blocks
                int own = k - before * block;
                if (own == 1) {
                    frame = encoder.frame(new Window(
                            windows.get(b).fitted(), rolled.get(b).series(), encoder.firstOrigin() + before * block));
                }
                Predictions.Values values = predicted.get(before);
                for (int j = 0; j < targets; j++) {
                    int place = (k - 1) * targets + j;
                    int at = values.point()[b].length - (block - own + 1) * targets + j;
                    point[b][place] = (float) whole.scaled(k, j, frame.value(own, j, values.point()[b][at]));
                    for (int l = 0; l < levels.length; l++) {
                        quantiles[b][place][l] =
                                (float) whole.scaled(k, j, frame.value(own, j, values.quantiles()[b][at][l]));
                    }
                }
            }
        }
        return new Predictions.Values(point, levels, quantiles);
    }
}
