package org.rnn4j.datasets.audio;

import java.util.Random;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/**
 * Masks over time and over features: a band of random width and place takes the mean of its features over time. A mask over
 * features hides the same ones in all stacked frames, and in their slopes. A mask over time is at most half of the recording.
 */
record Masks(AudioAugmentation how, AudioSpec spec) {

    /** A copy with masks. */
    RealVectors on(RealVectors features, Random random) {
        float[] values = features.values().clone();
        int time = features.time();
        double step =
                spec.features().analysis().hop() * spec.features().analysis().stride();
        int longest = Math.min(time / 2, (int) Math.round(how.timeMask() / step));
        for (int i = 0; i < how.timeMasks(); i++) {
            int length = random.nextInt(longest + 1);
            int from = random.nextInt(time - length + 1);
            for (int f = 0; f < features.features(); f++) {
                fill(features, values, f, from, from + length);
            }
        }
        int width = spec.features().width();
        int widest = Math.min(width, how.frequencyMask());
        for (int i = 0; i < how.frequencyMasks(); i++) {
            int length = random.nextInt(widest + 1);
            int from = random.nextInt(width - length + 1);
            for (int f = 0; f < features.features(); f++) {
                if (f % width >= from && f % width < from + length) {
                    fill(features, values, f, 0, time);
                }
            }
        }
        return new RealVectors(1, features.features(), time, values);
    }

    private static void fill(RealVectors features, float[] values, int feature, int from, int to) {
        double sum = 0;
        for (int t = 0; t < features.time(); t++) {
            sum += features.at(0, feature, t);
        }
        float mean = (float) (sum / features.time());
        for (int t = from; t < to; t++) {
            values[feature * features.time() + t] = mean;
        }
    }
}
