package org.rnn4j.datasets.audio.features;

import java.util.Arrays;

/**
 * Slopes of features over the two frames before and after, with the edges repeated:
 *
 * <pre>
 *   d_t = (x_(t+1) - x_(t-1) + 2 (x_(t+2) - x_(t-2))) / 10
 * </pre>
 *
 * <p>Furui (1986), "Speaker-independent isolated word recognition using dynamic features of speech spectrum".
 */
public final class Deltas {
    private static final int REACH = 2;
    private static final double SCALE = 10; // 2 (1² + 2²)

    private Deltas() {}

    /**
     * Features followed by their slopes, and by the slopes of these, and so on, {@code [features * (1 + order)]} for each frame. A
     * frame comes {@code 2 * order} frames late, as slopes look ahead.
     */
    public static FrameStream appended(FrameStream features, int order) {
        FrameStream all = features;
        for (int d = 1; d <= order; d++) {
            all = new Appended(all, d);
        }
        return all;
    }

    /** Appends the slopes of the last block of features. Not thread-safe. */
    private static final class Appended implements FrameStream {
        private final FrameStream in;
        private final int blocks; // of equal width in a frame that is read
        private final double[][] window = new double[2 * REACH + 1][]; // around the next frame
        private int repeats; // of the last frame

        Appended(FrameStream in, int blocks) {
            this.in = in;
            this.blocks = blocks;
        }

        @Override
        public double[] next() {
            if (window[0] == null) {
                double[] first = in.next();
                Arrays.fill(window, 0, REACH + 1, first);
                for (int n = 1; n <= REACH && first != null; n++) {
                    window[REACH + n] = following(window[REACH + n - 1]);
                }
            } else if (repeats <= REACH) {
                System.arraycopy(window, 1, window, 0, 2 * REACH);
                window[2 * REACH] = following(window[2 * REACH]);
            }
            return window[0] == null || repeats > REACH
                    ? null
                    : appended(); // repeats > REACH: centred after the last frame
        }

        private double[] following(double[] before) {
            double[] frame = in.next();
            repeats += frame == null ? 1 : 0;
            return frame == null ? before : frame;
        }

        private double[] appended() {
            double[] centre = window[REACH];
            int width = centre.length / blocks;
            int from = centre.length - width;
            double[] all = Arrays.copyOf(centre, centre.length + width);
            for (int n = 1; n <= REACH; n++) {
                double[] after = window[REACH + n];
                double[] before = window[REACH - n];
                for (int f = 0; f < width; f++) {
                    all[centre.length + f] += n * (after[from + f] - before[from + f]) / SCALE;
                }
            }
            return all;
        }
    }
}
