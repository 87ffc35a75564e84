package org.rnn4j.serve.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Supplier;

/** A request: the values of its path, its query and its body. */
public final class Call {
    private final Map<String, String> path;
    private final String type;
    private final byte[] body;
    private final Supplier<EventStream> events;

    Call(Map<String, String> path, String type, byte[] body, Supplier<EventStream> events) {
        this.path = path;
        this.type = type;
        this.body = body;
        this.events = events;
    }

    /** The value of a placeholder in the path. */
    public String path(String name) {
        return path.get(name);
    }

    /** Media type of the body without parameters, in lower case; empty if there is none. */
    public String type() {
        return type;
    }

    /** The body as it came. */
    public byte[] body() {
        return body;
    }

    /** The JSON object in the body; an empty body is an empty object. */
    public ObjectNode json() {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!type.equals("application/json")) {
            throw Problem.type("send the body as Content-Type: application/json");
        }
        return Json.object(body);
    }

    /** Begins an answer of server-sent events. */
    public EventStream events() {
        return events.get();
    }
}
