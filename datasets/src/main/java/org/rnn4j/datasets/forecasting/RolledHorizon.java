package org.rnn4j.datasets.forecasting;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Rollout;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * Forecasts of more rows than a network was trained for: it forecasts one horizon after the other, each from the point
 * forecasts before. Quantiles assume these forecasts, so they do not widen from one horizon to the next.
 */
final class RolledHorizon implements Rollout {
    private final SeriesOptions options;
    private final WindowEncoder encoder;
    private final WindowBatches batches;
    private final List<Window> windows;
    private final int horizon;
    private final List<Window> rolled = new ArrayList<>();
    private final List<Predictions.Values> predicted = new ArrayList<>();

    /** @param horizon rows to forecast */
    RolledHorizon(SeriesOptions options, WindowEncoder encoder, List<Window> windows, int horizon) {
        this.options = options;
        this.encoder = encoder;
        this.batches = new WindowBatches(options, encoder);
        this.windows = windows;
        this.horizon = horizon;
        windows.forEach(
                window -> rolled.add(SeriesRollout.extended(options, encoder, window, steps() * options.horizon())));
    }

    /** Number of whole horizons. */
    @Override
    public int steps() {
        return (horizon + options.horizon() - 1) / options.horizon();
    }

    @Override
    public SequenceBatch next(Predictions step) {
        take((Predictions.Values) step);
        return batches.inputs(rolled);
    }

    private void take(Predictions.Values step) {
        predicted.add(step);
        int targets = options.targets();
        int places = options.horizon() * targets;
        for (int b = 0; b < rolled.size(); b++) {
            Window before = rolled.get(b);
            Frame frame = encoder.frame(before);
            float[] outputs = step.point()[b];
            for (int place = 0; place < places; place++) {
                int k = place / targets + 1;
                before.series().values()[place % targets][before.origin() + k] =
                        frame.value(k, place % targets, outputs[outputs.length - places + place]);
            }
            rolled.set(b, new Window(before.fitted(), before.series(), before.origin() + options.horizon()));
        }
    }

    @Override
    public Predictions last(Predictions step) {
        take((Predictions.Values) step);
        double[] levels = predicted.get(0).levels();
        int targets = options.targets();
        float[][] point = new float[windows.size()][horizon * targets];
        float[][][] quantiles = new float[windows.size()][levels.length == 0 ? 0 : horizon * targets][levels.length];
        for (int b = 0; b < point.length; b++) {
            Frame whole = encoder.frame(windows.get(b), horizon);
            for (int place = 0; place < horizon * targets; place++) {
                int k = place / targets + 1;
                int j = place % targets;
                int block = (k - 1) / options.horizon();
                Frame frame = encoder.frame(new Window(
                        windows.get(b).fitted(),
                        rolled.get(b).series(),
                        encoder.firstOrigin() + block * options.horizon()));
                Predictions.Values values = predicted.get(block);
                int own = k - block * options.horizon();
                int at = values.point()[b].length - (options.horizon() - own + 1) * targets + j;
                point[b][place] = (float) whole.scaled(k, j, frame.value(own, j, values.point()[b][at]));
                for (int l = 0; l < levels.length; l++) {
                    quantiles[b][place][l] =
                            (float) whole.scaled(k, j, frame.value(own, j, values.quantiles()[b][at][l]));
                }
            }
        }
        return new Predictions.Values(point, levels, quantiles);
    }
}
