package org.rnn4j.datasets.sides;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.PredictionCodec.BadRequest;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.datasets.sides.RequestForm.Item;

/** Items in JSON lines, one object each. Not thread-safe. */
final class JsonItems implements Iterator<Item> {
    static final List<String> ENDINGS = List.of(".jsonl", ".ndjson");

    private static final ObjectReader JSON =
            new ObjectMapper().readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final RequestInput in;
    private final List<String> keys;
    private int number;

    /** @param keys keys of the values that make up an item, joined by commas */
    JsonItems(RequestInput in, List<String> keys) {
        this.in = in;
        this.keys = keys;
    }

    @Override
    public boolean hasNext() {
        return in.peek(0) != null;
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        number++;
        Map<String, JsonNode> values = values(in.readLine());
        String text = keys.stream().map(key -> text(key, values)).collect(Collectors.joining(","));
        keys.forEach(values::remove);
        return new Item(text, String.valueOf(number), in.at(), values);
    }

    private Map<String, JsonNode> values(String line) {
        try {
            JsonNode object = line.isBlank() ? null : JSON.readValue(line);
            if (object != null && object.isObject()) {
                Map<String, JsonNode> values = new LinkedHashMap<>();
                object.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
                return values;
            }
        } catch (JacksonException e) {
            throw new UserException(
                    "%s: not JSON, column %d: %s"
                            .formatted(
                                    in.at(),
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()),
                    e);
        }
        throw new UserException(
                "%s: a line must be a JSON object, such as {\"%s\": ...}".formatted(in.at(), keys.get(0)));
    }

    private String text(String key, Map<String, JsonNode> values) {
        JsonNode value = values.get(key);
        if (value == null || value.isNull() || value.isObject()) {
            UserException problem = new UserException("%s: the model reads the key %s, but %s"
                    .formatted(
                            in.at(),
                            key,
                            value == null ? "the keys are " + String.join(", ", values.keySet()) : "it is " + value));
            throw new BadRequest(problem, values);
        }
        return value.isArray() ? series(value) : value.asText();
    }

    /** Numbers as in a line: commas between those of a channel, colons between channels. */
    private static String series(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> one.isArray() ? series(one) : one.asText())
                .collect(Collectors.joining(array.path(0).isArray() ? ":" : ","));
    }
}
