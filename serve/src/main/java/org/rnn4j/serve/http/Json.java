package org.rnn4j.serve.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON of clients, read strictly: UTF-8, one object, no key twice, nothing after it, limited nesting and numbers. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(100)
                            .maxStringLength(Integer.MAX_VALUE) // the body is limited
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    /** The object in a body. */
    static ObjectNode object(byte[] body) {
        JsonNode node;
        try {
            node = MAPPER.readTree(text(body));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation(); // null for limits of numbers and nesting
            String place = at == null ? "" : ", at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            throw Problem.bad("the body is not valid JSON: " + e.getOriginalMessage() + place);
        }
        if (node instanceof ObjectNode object) {
            refuseHalfCharacters(object);
            return object;
        }
        throw Problem.bad("the body must be a JSON object, such as {\"inputs\": [\"some text\"]}");
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.bad("the body is not valid UTF-8");
        }
    }

    /** JSON can escape one half of a character, which no encoding can write again. */
    private static void refuseHalfCharacters(JsonNode node) {
        if (node.isTextual() && !StandardCharsets.UTF_8.newEncoder().canEncode(node.textValue())) {
            throw Problem.bad("a text in the body has half of a surrogate pair, which is no character");
        }
        node.forEach(Json::refuseHalfCharacters);
    }
}
