package org.rnn4j.cli.predict;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;

/** Output formats of predictions. */
enum PredictionFormat {
    /** Human-readable text. */
    TEXT {
        @Override
        String header(List<String> columns) {
            return "";
        }

        @Override
        String write(Prediction prediction) {
            return prediction.text() + "\n";
        }
    },
    /** A table with a header (RFC 4180, but lines end with a line feed). */
    CSV {
        @Override
        String header(List<String> columns) {
            return row(columns);
        }

        @Override
        String write(Prediction prediction) {
            return prediction.rows().stream().map(PredictionFormat::row).collect(Collectors.joining());
        }
    },
    /** One object per line. */
    JSON {
        @Override
        String header(List<String> columns) {
            return "";
        }

        @Override
        String write(Prediction prediction) {
            return prediction.json() + "\n";
        }
    };

    private static final CSVFormat TABLE = CSVFormat.RFC4180;

    /** The text before all predictions. */
    abstract String header(List<String> columns);

    /** A prediction, in whole lines. */
    abstract String write(Prediction prediction);

    private static String row(List<String> cells) {
        return TABLE.format(cells.toArray()) + "\n";
    }
}
