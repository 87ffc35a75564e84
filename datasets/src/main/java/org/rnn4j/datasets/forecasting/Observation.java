package org.rnn4j.datasets.forecasting;

import java.time.LocalDateTime;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.InputFile;

/**
 * One row as it was read.
 *
 * @param date null where there is none
 * @param values of the columns; NaN where a cell is empty
 */
record Observation(InputFile file, int line, String series, LocalDateTime date, double[] values) {

    UserException error(String message) {
        return file.error(line, message);
    }
}
