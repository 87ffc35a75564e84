package org.rnn4j.datasets.audio.features;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Features of a signal, frame by frame as it is read, so that a long or endless one need not be in memory. */
@FunctionalInterface
public interface FrameStream {

    /**
     * The next frame; waits for the samples that it needs, and reads none after them.
     *
     * @return {@code [features]}; null after the last frame, then always
     */
    double[] next();

    /** Some frames, {@code [frames][features]}. */
    static FrameStream of(double[][] frames) {
        int[] at = {0};
        return () -> at[0] < frames.length ? frames[at[0]++] : null;
    }

    /** The same stream with every frame replaced by a value of it. */
    default FrameStream map(UnaryOperator<double[]> of) {
        return () -> {
            double[] frame = next();
            return frame == null ? null : of.apply(frame);
        };
    }

    /** All frames that were not yet read, {@code [frames][features]}. */
    default double[][] all() {
        List<double[]> frames = new ArrayList<>();
        for (double[] frame = next(); frame != null; frame = next()) {
            frames.add(frame);
        }
        return frames.toArray(double[][]::new);
    }
}
