package org.rnn4j.datasets.synthetic;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

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
        @Default("500")
        @Range(min = 1, max = 100_000)
        @Doc("Blanks between the letters and the sign that asks for them.")
        int delay,

        @Default("10000")
        @Range(min = 1, max = 100_000_000)
        @Doc("Training sequences per epoch; every epoch draws new ones.")
        int train,

        @Default("1000") @Range(min = 0, max = 1_000_000) @Doc("Validation sequences.")
        int validation,

        @Default("1000") @Range(min = 0, max = 1_000_000) @Doc("Test sequences.")
        int test,

        @Default("1") @Doc("Seed of the validation and test sequences; training draws from the seed of the job.")
        long seed) {
    CopyOptions {
        Ranges.require("data", CopyOptions.class, delay, train, validation, test, seed);
    }
}
