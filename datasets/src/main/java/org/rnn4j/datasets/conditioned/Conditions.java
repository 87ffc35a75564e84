package org.rnn4j.datasets.conditioned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.rnn4j.datasets.sides.SourceSide;

/** Conditions for texts, as the user writes them and as a network reads them. Immutable. */
sealed interface Conditions extends SourceSide<String> permits ClassConditions, NumberConditions {

    /** All conditions; empty if they cannot be enumerated. */
    List<String> names();

    /** A fact for a summary: the kind and number of conditions. */
    Map.Entry<String, Object> fact();

    @Override
    default String request(String line, String at) {
        return line;
    }

    /** Writes nothing: a condition stands after its text. */
    @Override
    default void write(ObjectNode json) {}

    /**
     * Reads conditions that a codec wrote.
     *
     * @param format name of the codec, for the error
     */
    static Conditions read(String format, JsonNode json) {
        return json.has(NumberConditions.KEY) ? NumberConditions.of(format, json) : ClassConditions.of(format, json);
    }
}
