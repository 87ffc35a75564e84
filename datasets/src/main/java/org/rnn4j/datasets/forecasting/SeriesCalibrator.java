package org.rnn4j.datasets.forecasting;

import java.util.List;
import java.util.function.Function;
import org.rnn4j.core.forecast.ConformalIntervals;
import org.rnn4j.core.sequence.Calibrator;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;

/**
 * Collects errors in units of the network's outputs and, if it predicts several quantiles, of the width between the lowest and
 * the highest, so that intervals are wider where the network is less certain.
 */
final class SeriesCalibrator implements Calibrator {
    /** Least width of predicted quantiles, in units of the outputs. */
    private static final double LEAST_WIDTH = 1e-6;

    private final SeriesOptions options;
    private final WindowEncoder encoder;
    private final List<Window> windows;
    private final Function<ConformalIntervals, SequenceData> calibrated;
    private final ConformalIntervals.Collector collector;

    /**
     * Creates a calibrator.
     *
     * @param windows windows of the split, by the indices in batches
     * @param calibrated makes the data with its intervals
     */
    SeriesCalibrator(
            SeriesOptions options,
            WindowEncoder encoder,
            List<Window> windows,
            Function<ConformalIntervals, SequenceData> calibrated) {
        this.options = options;
        this.encoder = encoder;
        this.windows = windows;
        this.calibrated = calibrated;
        collector = new ConformalIntervals.Collector(options.horizon() * options.targets(), options.targets());
    }

    @Override
    public void add(SequenceBatch batch, Predictions predictions) {
        Predictions.Values values = (Predictions.Values) predictions;
        int places = options.horizon() * options.targets();
        for (int b = 0; b < values.batch(); b++) {
            double[] outputs = encoder.outputs(windows.get(batch.examples()[b]), options.horizon());
            int first = values.point()[b].length - places; // of the last step
            for (int place = 0; place < places; place++) {
                collector.add(
                        place, (outputs[place] - values.point()[b][first + place]) / unit(values, b, first + place));
            }
        }
    }

    /** The unit of the error of one output: the width of its quantiles, or 1. */
    static double unit(Predictions.Values values, int b, int place) {
        int levels = values.levels().length;
        return levels < 2
                ? 1
                : Math.max(LEAST_WIDTH, values.quantiles()[b][place][levels - 1] - values.quantiles()[b][place][0]);
    }

    @Override
    public SequenceData calibrated() {
        return calibrated.apply(collector.intervals());
    }
}
