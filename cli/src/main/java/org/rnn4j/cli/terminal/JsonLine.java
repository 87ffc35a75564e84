package org.rnn4j.cli.terminal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.PrintWriter;

/** The machine-readable result of a command: one JSON object on the last line of standard output. */
public final class JsonLine {
    private final ObjectMapper mapper =
            new ObjectMapper().registerModule(new SimpleModule().addSerializer(new Finite()));
    private final ObjectNode object = mapper.createObjectNode();

    /** Adds a member; members keep their order. A number that is not finite becomes null, as JSON has none. */
    public JsonLine put(String name, Object value) {
        object.set(name, mapper.valueToTree(value));
        return this;
    }

    private static final class Finite extends StdSerializer<Double> {
        Finite() {
            super(Double.class);
        }

        @Override
        public void serialize(Double number, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Double.isFinite(number)) {
                json.writeNumber(number);
            } else {
                json.writeNull();
            }
        }
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
