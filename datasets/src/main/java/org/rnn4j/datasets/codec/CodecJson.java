package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.UserException;

/** Code shared by the formats: settings, and the error for a codec in a bundle that cannot be read. */
public final class CodecJson {
    private CodecJson() {}

    static Normalization normalization(String format, JsonNode json) {
        JsonNode spelling = json.path("normalization");
        return Normalization.spelt(spelling.asText())
                .orElseThrow(() -> damaged(
                        format,
                        "its normalization is %s, but must be \"none\", \"nfc\" or \"nfd\""
                                .formatted(spelling.isMissingNode() ? "missing" : spelling)));
    }

    static boolean flag(String format, JsonNode json, String key) {
        JsonNode flag = json.path(key);
        if (!flag.isBoolean()) {
            throw damaged(format, "it has no \"%s\"".formatted(key));
        }
        return flag.booleanValue();
    }

    /** The numbers of an array; none if the key is missing. */
    public static List<Double> numbers(JsonNode json, String key) {
        List<Double> numbers = new ArrayList<>();
        json.path(key).forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }

    static List<String> texts(String format, JsonNode json, String key) {
        if (!json.path(key).isArray()) {
            throw damaged(format, "it has no \"%s\"".formatted(key));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : json.path(key)) {
            if (!text.isTextual()) {
                throw damaged(format, "\"%s\" has %s, which is not text".formatted(key, text));
            }
            texts.add(text.textValue());
        }
        return texts;
    }

    static ObjectNode put(ObjectNode json, String key, List<String> texts) {
        ArrayNode array = json.putArray(key);
        texts.forEach(array::add);
        return json;
    }

    /** The error for a model's codec that cannot be read. */
    public static UserException damaged(String format, String reason) {
        return new UserException(
                "the model's codec \"%s\" is damaged: %s; use another copy of the model or train it again"
                        .formatted(format, reason));
    }
}
