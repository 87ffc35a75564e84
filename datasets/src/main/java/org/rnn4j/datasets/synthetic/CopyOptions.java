package org.rnn4j.datasets.synthetic;

import org.rnn4j.core.error.Require;
import org.rnn4j.core.job.Default;

/**
 * The {@code data:} block of {@code type: copy-memory}.
 *
 * @param delay number of blanks between the letters and the sign to recall them
 * @param train number of training sequences per epoch
 * @param validation number of validation sequences
 * @param test number of test sequences
 * @param seed seed for validation and test; training uses the seed of the job, and every epoch has new sequences
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
