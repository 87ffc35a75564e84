package org.rnn4j.datasets.text;

import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/**
 * The split of the source by position: training first, then validation, then test. A split ends before the first
 * character that its share does not cover completely.
 *
 * @param train fraction of the source's characters, in [0, 1]
 * @param validation fraction of the source's characters, in [0, 1]
 * @param test fraction of the source's characters, in [0, 1]
 */
record SplitShares(
        @Default("0.9") @Range(min = 0, max = 1) @Doc("Share of the training split.")
        double train,

        @Default("0.1") @Range(min = 0, max = 1) @Doc("Share of the validation split.")
        double validation,

        @Default("0") @Range(min = 0, max = 1) @Doc("Share of the test split.")
        double test) {
    private static final double TOLERANCE = 1e-9;

    SplitShares {
        Ranges.require("data.split", SplitShares.class, train, validation, test);
        if (Math.abs(train + validation + test - 1) > TOLERANCE) {
            throw new UserException("data.split = %s + %s + %s, but train, validation and test must sum to 1"
                    .formatted(train, validation, test));
        }
    }

    /** The ends of the training and the validation split of a text with this number of characters. */
    Ends ends(long characters) {
        return new Ends(charactersIn(train, characters), charactersIn(train + validation, characters));
    }

    /**
     * Positions of the first character after a split.
     *
     * @param train end of the training split, which begins at 0
     * @param validation end of the validation split; the rest is the test split
     */
    record Ends(long train, long validation) {}

    private static long charactersIn(double share, long characters) {
        if (share > 1 - TOLERANCE) {
            return characters; // 0.7 + 0.2 + 0.1 is a little less than 1
        }
        return (long) Math.floor(share * characters + 1e-6); // 0.29 * 100 is a little less than 29
    }
}
