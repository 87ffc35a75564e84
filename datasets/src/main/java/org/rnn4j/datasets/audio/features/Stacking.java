package org.rnn4j.datasets.audio.features;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Joins adjacent frames into one step, so that a network has fewer steps. Step s has the frames from {@code s * stride} on; the
 * last frame is repeated after the end.
 *
 * @param stack frames of a step
 * @param stride frames between the starts of two steps
 */
public record Stacking(int stack, int stride) {

    /** Number of steps of some frames. */
    public int steps(int frames) {
        return (frames + stride - 1) / stride;
    }

    /** The steps, {@code [stack * features]} each, of some frames; a step waits for all its frames. */
    public FrameStream of(FrameStream frames) {
        return new Steps(frames);
    }

    /** Not thread-safe. */
    private final class Steps implements FrameStream {
        private final FrameStream in;
        private final Deque<double[]> held = new ArrayDeque<>(); // frames from the start of the step on
        private boolean begun;

        Steps(FrameStream in) {
            this.in = in;
        }

        @Override
        public double[] next() {
            for (int i = 0; i < stride && begun; i++) {
                if (held.poll() == null) {
                    in.next(); // between two steps
                }
            }
            begun = true;
            while (held.size() < stack) {
                double[] frame = in.next();
                if (frame == null) {
                    break;
                }
                held.add(frame);
            }
            return held.isEmpty() ? null : joined();
        }

        private double[] joined() {
            int width = held.getLast().length;
            double[] step = new double[stack * width];
            int at = 0;
            for (double[] frame : held) {
                System.arraycopy(frame, 0, step, at, width);
                at += width;
            }
            for (; at < step.length; at += width) {
                System.arraycopy(held.getLast(), 0, step, at, width);
            }
            return step;
        }
    }
}
