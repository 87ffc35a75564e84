package org.rnn4j.datasets.synthetic;

import org.rnn4j.core.error.Require;
import org.rnn4j.core.job.Default;

/**
 * The {@code data:} block of {@code type: copy-memory}.
 *
 * @param delay blanks between what is to be remembered and the sign to say it
 * @param train sequences an epoch
 * @param validation sequences
 * @param test sequences
 * @param seed of validation and test; the training part takes the job's, and every epoch draws new sequences
 */
record CopyOptions(
        @Default("500") int delay,
        @Default("10000") int train,
        @Default("1000") int validation,
        @Default("1000") int test,
        @Default("1") long seed) {
    CopyOptions {
        Require.inRange("data.delay", delay, 1, 100_000);
        Require.inRange("data.train", train, 1, 100_000_000);
        Require.inRange("data.validation", validation, 0, 1_000_000);
        Require.inRange("data.test", test, 0, 1_000_000);
    }
}
