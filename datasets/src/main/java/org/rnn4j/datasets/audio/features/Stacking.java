package org.rnn4j.datasets.audio.features;

/**
 * Joins adjacent frames into one step, so that a network has fewer steps. Step s has the frames from {@code s * stride} on; the
 * last frame stands for those after the end.
 *
 * @param stack frames of a step
 * @param stride frames between the starts of two steps
 */
public record Stacking(int stack, int stride) {

    /** Number of steps of some frames. */
    public int steps(int frames) {
        return (frames + stride - 1) / stride;
    }

    /** The steps {@code [steps][stack * features]} of {@code [frames][features]}. */
    public double[][] of(double[][] frames) {
        int width = frames[0].length;
        double[][] steps = new double[steps(frames.length)][stack * width];
        for (int s = 0; s < steps.length; s++) {
            for (int i = 0; i < stack; i++) {
                double[] frame = frames[Math.min(frames.length - 1, s * stride + i)];
                System.arraycopy(frame, 0, steps[s], i * width, width);
            }
        }
        return steps;
    }
}
