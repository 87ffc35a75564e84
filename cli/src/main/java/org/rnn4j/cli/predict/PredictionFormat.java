package org.rnn4j.cli.predict;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;

/** How answers are written. */
enum PredictionFormat {
    /** For a person. */
    TEXT {
        @Override
        String header(List<String> columns) {
            return "";
        }

        @Override
        String write(Prediction answer) {
            return answer.text() + "\n";
        }
    },
    /** A table with a header (RFC 4180, but lines end with a line feed). */
    CSV {
        @Override
        String header(List<String> columns) {
            return row(columns);
        }

        @Override
        String write(Prediction answer) {
            return answer.rows().stream().map(PredictionFormat::row).collect(Collectors.joining());
        }
    },
    /** One object a line. */
    JSON {
        @Override
        String header(List<String> columns) {
            return "";
        }

        @Override
        String write(Prediction answer) {
            return answer.json() + "\n";
        }
    };

    private static final CSVFormat TABLE = CSVFormat.RFC4180;

    /** What stands before all answers. */
    abstract String header(List<String> columns);

    /** An answer, in whole lines. */
    abstract String write(Prediction answer);

    private static String row(List<String> cells) {
        return TABLE.format(cells.toArray()) + "\n";
    }
}
