package org.rnn4j.datasets.motion;

import java.util.Arrays;

/**
 * A recorded motion.
 *
 * @param at name of the file, for errors
 * @param frames {@code [time][channels]}, angles in degrees
 * @param frameSeconds time between two frames
 */
record Clip(String at, Skeleton skeleton, double[][] frames, double frameSeconds) {
    /** Files round the time between frames, such as 0.00833333 s. */
    private static final double ROUNDED = 1e-4;

    /** The clip without jumps of a whole turn between two frames. */
    Clip unwrapped() {
        boolean[] rotations = skeleton.rotations();
        double[][] smooth = new double[frames.length][];
        for (int t = 0; t < frames.length; t++) {
            smooth[t] = frames[t].clone();
            for (int c = 0; c < rotations.length && t > 0; c++) {
                if (rotations[c]) {
                    smooth[t][c] = near(smooth[t][c], smooth[t - 1][c]);
                }
            }
        }
        return new Clip(at, skeleton, smooth, frameSeconds);
    }

    /** The same angle within half a turn of another one. */
    static double near(double angle, double other) {
        return angle - 360 * Math.rint((angle - other) / 360);
    }

    /** The unwrapped clip at another number of frames a second; values between frames are interpolated. */
    Clip resampled(double rate) {
        double exact = 1 / rate / frameSeconds;
        double step = Math.abs(exact - Math.rint(exact)) < ROUNDED ? Math.max(1, Math.rint(exact)) : exact;
        int count = (int) Math.floor((frames.length - 1) / step + 1e-6) + 1;
        double[][] other = new double[count][skeleton.channels()];
        for (int t = 0; t < count; t++) {
            double place = Math.min(frames.length - 1.0, t * step);
            int before = (int) Math.floor(place + 1e-6);
            int after = Math.min(frames.length - 1, before + 1);
            double share = Math.max(0, place - before);
            for (int c = 0; c < other[t].length; c++) {
                other[t][c] = frames[before][c] * (1 - share) + frames[after][c] * share;
            }
        }
        return new Clip(at, skeleton, other, 1 / rate);
    }

    Clip part(int from, int to) {
        return new Clip(at, skeleton, Arrays.copyOfRange(frames, from, to), frameSeconds);
    }
}
