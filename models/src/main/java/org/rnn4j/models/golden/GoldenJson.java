package org.rnn4j.models.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.error.UserException;

/** A golden file as JSON; errors name the file and the field. */
record GoldenJson(String name, JsonNode node) {

    static GoldenJson parse(String name, String json) {
        try {
            return new GoldenJson(name, JsonMapper.builder().build().readTree(json));
        } catch (JsonProcessingException e) {
            throw new UserException("golden file %s is not JSON: %s".formatted(name, e.getOriginalMessage()), e);
        }
    }

    JsonNode field(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw error(field, "is missing");
        }
        return value;
    }

    String text(String field) {
        return field(field).asText();
    }

    int integer(String field) {
        return (int) number(field);
    }

    double number(String field) {
        return number(field, field(field));
    }

    private double number(String field, JsonNode value) {
        if (!value.isNumber()) {
            throw error(field, "must be a number");
        }
        return value.doubleValue();
    }

    int[] integers(String field) {
        return StreamSupport.stream(field(field).spliterator(), false)
                .mapToInt(value -> (int) number(field, value))
                .toArray();
    }

    List<GoldenJson> objects(String field) {
        List<GoldenJson> objects = new ArrayList<>();
        field(field).forEach(value -> objects.add(new GoldenJson(name, value)));
        return objects;
    }

    INDArray array(String field) {
        return array(field, field(field));
    }

    /** Converts nested lists to a float64 array of the same rank. */
    INDArray array(String field, JsonNode value) {
        List<Long> shape = new ArrayList<>();
        for (JsonNode level = value; level != null && level.isArray(); level = level.get(0)) {
            shape.add((long) level.size());
        }
        DoubleStream.Builder values = DoubleStream.builder();
        collect(field, value, values);
        double[] flat = values.build().toArray();
        long[] dimensions = shape.stream().mapToLong(Long::longValue).toArray();
        if (flat.length == 0 || flat.length != shape.stream().reduce(1L, (a, b) -> a * b)) {
            throw error(field, "must be nested lists of equal lengths");
        }
        return Nd4j.createFromArray(flat).reshape('c', dimensions);
    }

    private void collect(String field, JsonNode value, DoubleStream.Builder to) {
        if (value.isArray()) {
            value.forEach(element -> collect(field, element, to));
        } else {
            to.add(number(field, value));
        }
    }

    UserException error(String field, String problem) {
        return new UserException("golden file %s: %s %s".formatted(name, field, problem));
    }
}
