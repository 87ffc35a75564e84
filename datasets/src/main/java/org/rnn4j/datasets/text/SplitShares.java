package org.rnn4j.datasets.text;

import java.util.EnumMap;
import java.util.Map;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.sequence.Split;

/**
 * How the source is cut into parts, by position: the training part first, then validation, then test.
 *
 * @param train share of the source's characters, in [0, 1]
 * @param validation likewise
 * @param test likewise
 */
record SplitShares(
        @Default("0.9") double train,
        @Default("0.1") double validation,
        @Default("0") double test) {
    private static final double TOLERANCE = 1e-9;

    SplitShares {
        Require.inRange("data.split.train", train, 0, 1);
        Require.inRange("data.split.validation", validation, 0, 1);
        Require.inRange("data.split.test", test, 0, 1);
        if (Math.abs(train + validation + test - 1) > TOLERANCE) {
            throw new UserException("data.split = %s + %s + %s, but train, validation and test must add up to 1"
                    .formatted(train, validation, test));
        }
    }

    /** Cuts a text at code points; a part ends before the character that its share does not wholly cover. */
    Map<Split, String> cut(String text) {
        int characters = text.codePointCount(0, text.length());
        int trainEnd = text.offsetByCodePoints(0, charactersIn(train, characters));
        int validationEnd = text.offsetByCodePoints(0, charactersIn(train + validation, characters));
        Map<Split, String> parts = new EnumMap<>(Split.class);
        parts.put(Split.TRAIN, text.substring(0, trainEnd));
        parts.put(Split.VALIDATION, text.substring(trainEnd, validationEnd));
        parts.put(Split.TEST, text.substring(validationEnd));
        return parts;
    }

    private static int charactersIn(double share, int characters) {
        if (share > 1 - TOLERANCE) {
            return characters; // 0.7 + 0.2 + 0.1 is a little less than 1
        }
        return (int) Math.floor(share * characters + 1e-6); // 0.29 * 100 is a little less than 29
    }
}
