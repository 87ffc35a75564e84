package org.rnn4j.datasets.classification.series;

import org.rnn4j.core.error.UserException;

/** Handling of missing values. */
enum MissingValues {
    /** The example is bad. */
    REFUSE,
    /**
     * Linear interpolation between the neighbours in the channel; at an end, and if there is only one, the nearest
     * value.
     */
    INTERPOLATE,
    /** Zero after standardisation, which is the mean of the channel. */
    ZERO;

    /**
     * Fills missing values, except for those that {@link #ZERO} leaves missing.
     *
     * @param where file and line, for the error
     */
    Channels fill(Channels series, String where) {
        int missing = series.firstMissing();
        if (missing < 0 || this == ZERO) {
            return series;
        }
        if (this == REFUSE) {
            throw new UserException("%s: value %d of channel %d is missing; set data.missing to interpolate or zero"
                    .formatted(where, missing % series.steps() + 1, missing / series.steps() + 1));
        }
        Channels filled = series.copy();
        for (int f = 0; f < series.features(); f++) {
            interpolate(filled.values(), f * series.steps(), (f + 1) * series.steps());
        }
        return filled;
    }

    /** Interpolates a channel; one without any value stays as it is. */
    private static void interpolate(float[] values, int from, int to) {
        int known = -1;
        for (int i = from; i <= to; i++) {
            if (i < to && Float.isNaN(values[i])) {
                continue;
            }
            for (int gap = known < 0 ? from : known + 1; gap < i && !(known < 0 && i == to); gap++) {
                if (known < 0) {
                    values[gap] = values[i];
                } else if (i == to) {
                    values[gap] = values[known];
                } else {
                    values[gap] = values[known] + (values[i] - values[known]) * (gap - known) / (i - known);
                }
            }
            known = i;
        }
    }
}
