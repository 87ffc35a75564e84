package org.rnn4j.datasets.examples;

import java.util.List;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/** The time steps of a sequence as a batch of size one; {@link Padding} combines several. */
public final class StepVectors {
    private StepVectors() {}

    /** Steps {@code [time][features]}, of which there must be one. */
    public static RealVectors of(List<double[]> steps) {
        return delayed(steps, 0);
    }

    /** For each step the one before it; zeros for the first. */
    public static RealVectors previous(List<double[]> steps) {
        return delayed(steps, 1);
    }

    private static RealVectors delayed(List<double[]> steps, int delay) {
        int time = steps.size();
        int features = steps.get(0).length;
        float[] values = new float[Math.multiplyExact(features, time)];
        for (int t = delay; t < time; t++) {
            double[] step = steps.get(t - delay);
            for (int f = 0; f < features; f++) {
                values[f * time + t] = (float) step[f];
            }
        }
        return new RealVectors(1, features, time, values);
    }
}
