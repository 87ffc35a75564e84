package org.rnn4j.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;

/** The machine-readable result of a command: one JSON object on the last line of standard output. */
public final class JsonLine {
    private final ObjectMapper mapper = new ObjectMapper();
    private final ObjectNode object = mapper.createObjectNode();

    /** Adds a member; members keep their order. A number that is not finite becomes null, as JSON has none. */
    public JsonLine put(String name, Object value) {
        boolean finite = !(value instanceof Double number) || Double.isFinite(number);
        object.set(name, mapper.valueToTree(finite ? value : null));
        return this;
    }

    /** The object itself. */
    public ObjectNode toTree() {
        return object.deepCopy();
    }

    /** Prints the object on a line of its own. */
    public void printTo(PrintWriter out) {
        try {
            out.println(mapper.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot be written", e);
        }
    }
}
