package org.rnn4j.datasets.classification.series;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.error.UserException;

/**
 * A series as read from a file.
 *
 * @param features number of features
 * @param values {@code [features, time]}, row by row; NaN for missing values
 */
record Channels(int features, float[] values) {

    int steps() {
        return values.length / features;
    }

    float at(int feature, int step) {
        return values[feature * steps() + step];
    }

    /**
     * A series of channels.
     *
     * @param where file and line, for the error
     */
    static Channels ofChannels(List<float[]> channels, String where) {
        int steps = channels.get(0).length;
        float[] values = new float[channels.size() * steps];
        for (int f = 0; f < channels.size(); f++) {
            if (channels.get(f).length != steps) {
                throw new UserException("%s: channel %d has %d values, but channel 1 has %d"
                        .formatted(where, f + 1, channels.get(f).length, steps));
            }
            System.arraycopy(channels.get(f), 0, values, f * steps, steps);
        }
        return new Channels(channels.size(), values);
    }

    /** The first time steps. */
    Channels cut(int length) {
        float[] first = new float[features * length];
        for (int f = 0; f < features; f++) {
            System.arraycopy(values, f * steps(), first, f * length, length);
        }
        return new Channels(features, first);
    }

    /** Index of the first missing value, or -1. */
    int firstMissing() {
        for (int i = 0; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                return i;
            }
        }
        return -1;
    }

    Channels copy() {
        return new Channels(features, Arrays.copyOf(values, values.length));
    }
}
