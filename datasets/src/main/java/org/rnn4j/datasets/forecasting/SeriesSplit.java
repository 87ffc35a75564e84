package org.rnn4j.datasets.forecasting;

import java.time.LocalDateTime;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;

/**
 * The split of every series by time: training first, then validation, then test.
 *
 * @param train fraction of the rows, in [0, 1]
 * @param validation fraction of the rows, in [0, 1]
 * @param test fraction of the rows, in [0, 1]
 * @param validationFrom first date of the validation split, instead of fractions
 * @param testFrom first date of the test split, instead of fractions
 */
record SeriesSplit(
        @Default("0.7") double train,
        @Default("0.1") double validation,
        @Default("0.2") double test,
        @Default("") String validationFrom,
        @Default("") String testFrom) {

    SeriesSplit {
        Require.inRange("data.split.train", train, 0, 1);
        Require.inRange("data.split.validation", validation, 0, 1);
        Require.inRange("data.split.test", test, 0, 1);
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
    }

    /** The first rows of the validation and the test split. */
    record Parts(int validation, int test) {}

    Parts cut(Series series) {
        int rows = series.rows();
        if (validationFrom.isEmpty() && testFrom.isEmpty()) {
            return new Parts(rows(train, rows), rows(train + validation, rows));
        }
        int test = testFrom.isEmpty() ? rows : series.rowsBefore(date("test-from", testFrom));
        return new Parts(
                validationFrom.isEmpty() ? test : series.rowsBefore(date("validation-from", validationFrom)), test);
    }

    boolean byDate() {
        return !validationFrom.isEmpty() || !testFrom.isEmpty();
    }

    private static int rows(double share, int rows) {
        return (int) Math.floor(share * rows + 1e-6); // 0.29 * 100 is a little less than 29
    }

    private static LocalDateTime date(String key, String text) {
        return DateText.ISO
                .parse(text)
                .orElseThrow(() -> new UserException(
                        "data.split.%s = %s, but must be an ISO date such as 2014-01-31".formatted(key, text)));
    }
}
