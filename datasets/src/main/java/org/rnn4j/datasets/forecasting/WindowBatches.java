package org.rnn4j.datasets.forecasting;

import java.util.List;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/** Batches of windows. */
final class WindowBatches {
    private final SeriesOptions options;
    private final WindowEncoder encoder;

    WindowBatches(SeriesOptions options, WindowEncoder encoder) {
        this.options = options;
        this.encoder = encoder;
    }

    /** The network's input, without targets. */
    SequenceBatch inputs(List<Window> windows) {
        return new SequenceBatch(read(windows), new SequenceValues.None(windows.size()), null, false);
    }

    /** @param numbers indices of the windows within their split */
    SequenceBatch labelled(List<Window> windows, int[] numbers) {
        return new SequenceBatch(read(windows), targets(windows), null, false, numbers);
    }

    private RealVectors read(List<Window> windows) {
        int features = encoder.features();
        int time = encoder.time();
        RealVectors vectors =
                new RealVectors(windows.size(), features, time, new float[windows.size() * features * time]);
        for (int b = 0; b < windows.size(); b++) {
            Window window = windows.get(b);
            encoder.write(window.fitted(), window.series(), window.origin(), vectors, b);
        }
        return vectors;
    }

    private SequenceValues targets(List<Window> windows) {
        int width = encoder.stepsPredicted() * options.targets();
        if (options.forecast() != ForecastStrategy.EVERY_STEP) {
            float[] values = new float[windows.size() * width];
            for (int b = 0; b < windows.size(); b++) {
                putTargets(windows.get(b), windows.get(b).origin(), values, b * width, 1);
            }
            return new OneVector(windows.size(), width, values);
        }
        int time = encoder.time();
        float[] values = new float[windows.size() * width * time];
        for (int b = 0; b < windows.size(); b++) {
            for (int t = 0; t < time; t++) {
                int origin = windows.get(b).origin() - time + 1 + t;
                putTargets(windows.get(b), origin, values, b * width * time + t, time);
            }
        }
        return new RealVectors(windows.size(), width, time, values);
    }

    private void putTargets(Window window, int origin, float[] into, int from, int apart) {
        Window at = new Window(window.fitted(), window.series(), origin);
        for (int k = 1; k <= encoder.stepsPredicted(); k++) {
            for (int j = 0; j < options.targets(); j++) {
                int place = (k - 1) * options.targets() + j;
                into[from + place * apart] =
                        (float) encoder.scaled(at.fitted(), at.series(), origin, k, j, at.observed(k, j));
            }
        }
    }
}
