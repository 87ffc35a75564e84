package org.rnn4j.datasets.classification.series;

import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/** Linear interpolation of a series to another number of time steps. */
final class Resampling {
    private Resampling() {}

    /**
     * The values at equally spaced times from the first step to the last.
     *
     * @param series a batch of size one
     * @param steps 2 or more
     * @return {@code [features, steps]}
     */
    static float[] of(RealVectors series, int steps) {
        int features = series.features();
        int last = series.time() - 1;
        float[] resampled = new float[features * steps];
        for (int t = 0; t < steps; t++) {
            float place = (float) t * last / (steps - 1);
            int before = (int) place;
            int after = Math.min(last, before + 1);
            for (int f = 0; f < features; f++) {
                float from = series.at(0, f, before);
                resampled[f * steps + t] = from + (place - before) * (series.at(0, f, after) - from);
            }
        }
        return resampled;
    }
}
