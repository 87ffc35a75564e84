package org.rnn4j.datasets.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.error.UserException;

/**
 * Values fitted to the training split and saved with a motion model.
 *
 * @param skeleton figure of all clips
 * @param rate steps a second
 * @param rest {@code [channels]}, mean value; the value itself of a channel that never moves
 * @param moving {@code [channels]}, whether it moves
 * @param means {@code [values]} of a step
 * @param scales {@code [values]}, greater than 0
 * @param lows {@code [values]}, the smallest scaled value
 * @param highs {@code [values]}, the largest
 */
record MotionFit(
        Skeleton skeleton,
        double rate,
        List<Double> rest,
        List<Boolean> moving,
        List<Double> means,
        List<Double> scales,
        List<Double> lows,
        List<Double> highs) {
    /** A channel that stays within this range, in degrees or units, is constant. */
    private static final double STILL = 1e-3;

    MotionFit {
        rest = List.copyOf(rest);
        moving = List.copyOf(moving);
        means = List.copyOf(means);
        scales = List.copyOf(scales);
        lows = List.copyOf(lows);
        highs = List.copyOf(highs);
        boolean fits = rest.size() == skeleton.channels()
                && moving.size() == rest.size()
                && means.size() == scales.size()
                && lows.size() == means.size()
                && highs.size() == means.size();
        if (!fits || !(rate > 0) || scales.stream().anyMatch(scale -> !(scale > 0))) {
            throw new UserException("%d channels, %d rest, %d moving, %d means, %d scales, rate %s"
                    .formatted(skeleton.channels(), rest.size(), moving.size(), means.size(), scales.size(), rate));
        }
    }

    /**
     * Fits clips.
     *
     * @param clips unwrapped, at the rate, of one figure; at least one
     */
    static MotionFit of(List<Clip> clips, double rate) {
        Skeleton skeleton = clips.get(0).skeleton();
        List<Double> rest = new ArrayList<>();
        List<Boolean> moving = new ArrayList<>();
        for (int c = 0; c < skeleton.channels(); c++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double sum = 0;
            long count = 0;
            for (Clip clip : clips) {
                for (double[] frame : clip.frames()) {
                    low = Math.min(low, frame[c]);
                    high = Math.max(high, frame[c]);
                    sum += frame[c];
                    count++;
                }
            }
            moving.add(high - low > STILL);
            rest.add(high - low > STILL ? sum / count : low);
        }
        PoseCoder raw =
                new PoseCoder(new MotionFit(skeleton, rate, rest, moving, List.of(), List.of(), List.of(), List.of()));
        double[] floors = raw.floors();
        double[] smallest = new double[floors.length];
        double[] largest = new double[floors.length];
        Arrays.fill(smallest, Double.POSITIVE_INFINITY);
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        double[] sums = new double[floors.length];
        double[] squares = new double[floors.length];
        long count = 0;
        for (Clip clip : clips) {
            for (double[] step : raw.unscaled(clip)) {
                for (int f = 0; f < step.length; f++) {
                    sums[f] += step[f];
                    squares[f] += step[f] * step[f];
                    smallest[f] = Math.min(smallest[f], step[f]);
                    largest[f] = Math.max(largest[f], step[f]);
                }
                count++;
            }
        }
        List<Double> means = new ArrayList<>();
        List<Double> scales = new ArrayList<>();
        List<Double> lows = new ArrayList<>();
        List<Double> highs = new ArrayList<>();
        for (int f = 0; f < floors.length; f++) {
            double mean = sums[f] / count;
            means.add(mean);
            scales.add(Math.max(floors[f], Math.sqrt(Math.max(0, squares[f] / count - mean * mean))));
            lows.add((smallest[f] - mean) / scales.get(f));
            highs.add((largest[f] - mean) / scales.get(f));
        }
        return new MotionFit(skeleton, rate, rest, moving, means, scales, lows, highs);
    }
}
