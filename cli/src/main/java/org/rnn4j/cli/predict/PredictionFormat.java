package org.rnn4j.cli.predict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;

/** Output formats of predictions, each beside the values that are kept of its request. */
enum PredictionFormat {
    /** Human-readable text. */
    TEXT {
        @Override
        String header(List<String> columns) {
            return "";
        }

        @Override
        String write(Prediction prediction, Map<String, JsonNode> kept) {
            return prediction.text() + "\n";
        }

        @Override
        String skipped(String problem, int columns, Map<String, JsonNode> kept) {
            return "\n";
        }
    },
    /** A table with a header (RFC 4180, but lines end with a line feed). */
    CSV {
        @Override
        String header(List<String> columns) {
            return row(columns);
        }

        @Override
        String write(Prediction prediction, Map<String, JsonNode> kept) {
            return prediction.rows().stream()
                    .map(cells -> row(beside(kept, cells)))
                    .collect(Collectors.joining());
        }

        @Override
        String skipped(String problem, int columns, Map<String, JsonNode> kept) {
            return row(beside(kept, Collections.nCopies(columns, "")));
        }

        private List<String> beside(Map<String, JsonNode> kept, List<String> cells) {
            List<String> row = new ArrayList<>();
            kept.values()
                    .forEach(value ->
                            row.add(value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString()));
            row.addAll(cells);
            return row;
        }
    },
    /** One object per line. */
    JSON {
        @Override
        String header(List<String> columns) {
            return "";
        }

        @Override
        String write(Prediction prediction, Map<String, JsonNode> kept) {
            return line(kept, prediction.json());
        }

        @Override
        String skipped(String problem, int columns, Map<String, JsonNode> kept) {
            ObjectNode none = JsonNodeFactory.instance.objectNode();
            return line(kept, none.putNull("prediction").put("error", problem));
        }

        private String line(Map<String, JsonNode> kept, ObjectNode prediction) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.setAll(kept);
            line.setAll(prediction);
            return line + "\n";
        }
    };

    private static final CSVFormat TABLE = CSVFormat.RFC4180;

    /** The text before all predictions. */
    abstract String header(List<String> columns);

    /** A prediction, in whole lines. */
    abstract String write(Prediction prediction, Map<String, JsonNode> kept);

    /**
     * The placeholder for the prediction of a skipped request: an empty line, a row of empty cells, or an object without a
     * prediction, so that outputs stay aligned with requests.
     *
     * @param columns number of columns of predictions
     */
    abstract String skipped(String problem, int columns, Map<String, JsonNode> kept);

    private static String row(List<String> cells) {
        return TABLE.format(cells.toArray()) + "\n";
    }
}
