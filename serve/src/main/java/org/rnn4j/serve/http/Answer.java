package org.rnn4j.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param type media type
 * @param headers further headers
 */
public record Answer(int status, String type, byte[] body, Map<String, String> headers) {
    /** Nothing more to send: events were sent instead. */
    public static final Answer SENT = new Answer(200, "", new byte[0]);

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** An answer without further headers. */
    public Answer(int status, String type, byte[] body) {
        this(status, type, body, Map.of());
    }

    /** Status 200 with a JSON object. */
    public static Answer json(JsonNode body) {
        return json(200, body);
    }

    /** A JSON object. */
    public static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json", Json.bytes(body));
    }

    /** Status 200 with text. */
    public static Answer text(String type, String body) {
        return new Answer(200, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Status 204. */
    public static Answer empty() {
        return new Answer(204, "", new byte[0]);
    }

    /** The same with a header. */
    public Answer with(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new Answer(status, type, body, all);
    }
}
