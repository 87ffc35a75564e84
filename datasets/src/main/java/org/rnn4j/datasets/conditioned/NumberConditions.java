package org.rnn4j.datasets.conditioned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.DecimalMark;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.datasets.codec.CodecJson;

/**
 * A vector of numbers, separated by commas; a network reads each one standardised, less its mean, over its deviation.
 */
record NumberConditions(List<Column> columns) implements Conditions {
    static final String KEY = "condition";

    NumberConditions {
        columns = List.copyOf(columns);
    }

    /**
     * One of the numbers.
     *
     * @param mean mean in the training split
     * @param deviation standard deviation in the training split; 1 if the number is constant
     */
    record Column(String name, double mean, double deviation) {

        private double number(String cell, String origin) {
            double number = DecimalMark.POINT.parse(cell.strip());
            if (!Double.isFinite(number)) {
                throw new UserException(
                        "%s: %s is \"%s\", but must be a finite number".formatted(origin, name, cell.strip()));
            }
            return number;
        }
    }

    /** Numbers without scaling. */
    static NumberConditions unscaled(List<String> names) {
        return new NumberConditions(
                names.stream().map(name -> new Column(name, 0, 1)).toList());
    }

    /** These numbers, scaled by their means and deviations in {@code training}. */
    NumberConditions fitted(List<double[]> training) {
        if (training.isEmpty()) {
            throw new UserException("data: no training examples are left; use more data, or a larger data.split.train");
        }
        return new NumberConditions(IntStream.range(0, columns.size())
                .mapToObj(c -> fitted(columns.get(c).name(), training, c))
                .toList());
    }

    private static Column fitted(String name, List<double[]> training, int c) {
        double mean = training.stream().mapToDouble(row -> row[c]).average().orElseThrow();
        double variance = training.stream()
                .mapToDouble(row -> (row[c] - mean) * (row[c] - mean))
                .average()
                .orElseThrow();
        double deviation = Math.sqrt(variance);
        return new Column(name, mean, deviation <= 1e-12 * Math.abs(mean) ? 1 : deviation);
    }

    /** Parses the numbers. */
    double[] numbers(String spelt, String origin) {
        String[] cells = spelt.split(",", -1);
        if (cells.length != columns.size()) {
            throw new UserException("%s: \"%s\" has %d number%s, but must have %d: %s"
                    .formatted(
                            origin,
                            spelt,
                            cells.length,
                            cells.length == 1 ? "" : "s",
                            columns.size(),
                            columns.stream().map(Column::name).collect(Collectors.joining(","))));
        }
        return IntStream.range(0, cells.length)
                .mapToDouble(c -> columns.get(c).number(cells[c], origin))
                .toArray();
    }

    @Override
    public OneVector encode(String spelt, String origin) {
        double[] numbers = numbers(spelt, origin);
        float[] scaled = new float[numbers.length];
        for (int c = 0; c < scaled.length; c++) {
            scaled[c] = (float)
                    ((numbers[c] - columns.get(c).mean()) / columns.get(c).deviation());
        }
        return new OneVector(1, scaled.length, scaled);
    }

    @Override
    public InputSpec input() {
        return new InputSpec.OneVector(columns.size());
    }

    @Override
    public boolean namesFiles() {
        return false;
    }

    @Override
    public String noun() {
        return KEY;
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public Map.Entry<String, Object> fact() {
        return Map.entry(KEY, columns.stream().map(Column::name).collect(Collectors.joining(", ")));
    }

    @Override
    public void writeAfterTarget(ObjectNode json) {
        ArrayNode all = json.putArray(KEY);
        columns.forEach(column -> all.addObject()
                .put("name", column.name())
                .put("mean", column.mean())
                .put("deviation", column.deviation()));
    }

    static NumberConditions of(String format, JsonNode json) {
        List<Column> columns = new ArrayList<>();
        for (JsonNode column : json.path(KEY)) {
            double deviation = column.path("deviation").asDouble();
            if (!column.path("mean").isNumber() || !(deviation > 0)) {
                throw CodecJson.damaged(format, "a number of its condition lacks \"mean\" and \"deviation\"");
            }
            columns.add(
                    new Column(column.path("name").asText(), column.path("mean").asDouble(), deviation));
        }
        if (columns.isEmpty()) {
            throw CodecJson.damaged(format, "its condition has no numbers");
        }
        return new NumberConditions(columns);
    }
}
