package org.rnn4j.datasets.forecasting;

import java.time.ZonedDateTime;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.InputFile;

/**
 * One row as read from a file.
 *
 * @param date date; null if there is none
 * @param values values of the columns; NaN for empty cells
 */
record Observation(InputFile file, int line, String series, ZonedDateTime date, double[] values) {

    UserException error(String message) {
        return file.error(line, message);
    }
}
