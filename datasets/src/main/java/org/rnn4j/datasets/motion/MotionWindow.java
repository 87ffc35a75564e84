package org.rnn4j.datasets.motion;

import java.util.List;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.examples.Padding;
import org.rnn4j.datasets.examples.StepVectors;

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
        return new SequenceBatch(
                together(windows, clips, 0),
                together(windows, clips, 1),
                windows.stream().mapToInt(MotionWindow::length).toArray(),
                false,
                examples);
    }

    /** The steps of windows, or those some steps later. */
    private static SequenceValues together(List<MotionWindow> windows, List<List<double[]>> clips, int later) {
        return Padding.together(windows.stream()
                .map(window -> clips.get(window.clip).subList(window.from + later, window.from + later + window.length))
                .map(StepVectors::of)
                .toList());
    }

    /** A batch of steps without targets. */
    static SequenceBatch batch(List<List<double[]>> steps) {
        SequenceValues read =
                Padding.together(steps.stream().map(StepVectors::of).toList());
        return new SequenceBatch(read, new SequenceValues.None(steps.size()), null, false, null);
    }
}
