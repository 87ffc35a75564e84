package org.rnn4j.datasets.forecasting;

import java.time.ZonedDateTime;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/**
 * The split of every series by time: training first, then validation, then test.
 *
 * @param train fraction of the rows, in [0, 1]
 * @param validation fraction of the rows, in [0, 1]
 * @param test fraction of the rows, in [0, 1]
 * @param validationFrom first date of the validation split, instead of fractions
 * @param testFrom first date of the test split, instead of fractions
 * @param testTo last date of the test split; later rows are in no split
 */
record SeriesSplit(
        @Default("0.7") @Range(min = 0, max = 1) @Doc("Share of the training split.")
        double train,

        @Default("0.1") @Range(min = 0, max = 1) @Doc("Share of the validation split.")
        double validation,

        @Default("0.2") @Range(min = 0, max = 1) @Doc("Share of the test split.")
        double test,

        @Default("") @Doc("Date at which the validation split begins, instead of shares.")
        String validationFrom,

        @Default("") @Doc("Date at which the test split begins, instead of shares.")
        String testFrom,

        @Default("") @Doc("Last date of the test split, with test-from; later rows are not used. Empty = the last row.")
        String testTo) {

    SeriesSplit {
        Ranges.require("data.split", SeriesSplit.class, train, validation, test, validationFrom, testFrom, testTo);
        if (Math.abs(train + validation + test - 1) > 1e-9) {
            throw new UserException("data.split = %s + %s + %s, but train, validation and test must sum to 1"
                    .formatted(train, validation, test));
        }
        String first = validationFrom.isEmpty() ? testFrom : validationFrom;
        if (!first.isEmpty()
                && !testFrom.isEmpty()
                && date("test-from", testFrom).isBefore(date("validation-from", first))) {
            throw new UserException("data.split.test-from = %s, but must not be before validation-from = %s"
                    .formatted(testFrom, validationFrom));
        }
        if (!testTo.isEmpty()) {
            if (testFrom.isEmpty()) {
                throw new UserException(
                        "data.split.test-to = %s, but there is no test-from; set the first date of the test split"
                                .formatted(testTo));
            }
            if (date("test-to", testTo).isBefore(date("test-from", testFrom))) {
                throw new UserException(
                        "data.split.test-to = %s, but must not be before test-from = %s".formatted(testTo, testFrom));
            }
        }
    }

    /** The first rows of the validation and the test split, and the end of the test split. */
    record Boundaries(int validation, int test, int end) {}

    Boundaries boundaries(Series series) {
        int rows = series.rows();
        if (validationFrom.isEmpty() && testFrom.isEmpty()) {
            return new Boundaries(rows(train, rows), rows(train + validation, rows), rows);
        }
        int test = testFrom.isEmpty() ? rows : series.rowsBefore(date("test-from", testFrom));
        return new Boundaries(
                validationFrom.isEmpty() ? test : series.rowsBefore(date("validation-from", validationFrom)),
                test,
                testTo.isEmpty() ? rows : series.rowsTo(date("test-to", testTo)));
    }

    boolean byDate() {
        return !validationFrom.isEmpty() || !testFrom.isEmpty();
    }

    private static int rows(double share, int rows) {
        return (int) Math.floor(share * rows + 1e-6); // 0.29 * 100 is a little less than 29
    }

    private static ZonedDateTime date(String key, String text) {
        return DateText.ISO
                .parse(text)
                .orElseThrow(() -> new UserException(
                        "data.split.%s = %s, but must be an ISO date such as 2014-01-31".formatted(key, text)));
    }
}
