package org.rnn4j.datasets.motion;

import java.util.List;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/**
 * A part of a clip: each step is read, and the next one predicted.
 *
 * @param clip number of the clip
 * @param from first step that is read
 * @param length number of steps that are read
 */
record MotionWindow(int clip, int from, int length) {

    /**
     * A batch of windows.
     *
     * @param clips steps of each clip
     */
    static SequenceBatch batch(List<MotionWindow> windows, List<List<double[]>> clips, int[] examples) {
        int n = windows.size();
        int features = clips.get(0).get(0).length;
        int time = windows.stream().mapToInt(MotionWindow::length).max().orElseThrow();
        float[] read = new float[n * features * time];
        float[] targets = new float[n * features * time];
        int[] lengths = new int[n];
        for (int b = 0; b < n; b++) {
            MotionWindow window = windows.get(b);
            lengths[b] = window.length;
            List<double[]> steps = clips.get(window.clip);
            for (int t = 0; t < window.length; t++) {
                for (int f = 0; f < features; f++) {
                    read[(b * features + f) * time + t] = (float) steps.get(window.from + t)[f];
                    targets[(b * features + f) * time + t] = (float) steps.get(window.from + t + 1)[f];
                }
            }
        }
        return new SequenceBatch(
                new RealVectors(n, features, time, read),
                new RealVectors(n, features, time, targets),
                lengths,
                false,
                examples);
    }

    /** A batch of steps without targets. */
    static SequenceBatch batch(List<List<double[]>> steps) {
        int n = steps.size();
        int time = steps.get(0).size();
        int features = steps.get(0).get(0).length;
        float[] read = new float[n * features * time];
        for (int b = 0; b < n; b++) {
            for (int t = 0; t < time; t++) {
                for (int f = 0; f < features; f++) {
                    read[(b * features + f) * time + t] = (float) steps.get(b).get(t)[f];
                }
            }
        }
        return new SequenceBatch(
                new RealVectors(n, features, time, read), new SequenceValues.None(n), null, false, null);
    }
}
