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
            encoder.write(windows.get(b), vectors, b);
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
        double[] outputs =
                encoder.outputs(new Window(window.fitted(), window.series(), origin), encoder.stepsPredicted());
        for (int place = 0; place < outputs.length; place++) {
            into[from + place * apart] = (float) outputs[place];
        }
    }
}
