package org.rnn4j.datasets.conditioned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.rnn4j.datasets.sides.SourceSide;

/** Conditions that texts are written for, between how a user spells them and what a network reads. Immutable. */
sealed interface Conditions extends SourceSide<String> permits ClassConditions, NumberConditions {

    /** All there are; empty where they cannot be counted. */
    List<String> names();

    /** A fact for a summary: what they are, and how many. */
    Map.Entry<String, Object> fact();

    @Override
    default String request(String line, String at) {
        return line;
    }

    /** Writes nothing: a condition stands after its text. */
    @Override
    default void write(ObjectNode json) {}

    /**
     * Reads what a codec wrote.
     *
     * @param format name of the codec, for the error
     */
    static Conditions read(String format, JsonNode json) {
        return json.has(NumberConditions.KEY) ? NumberConditions.of(format, json) : ClassConditions.of(format, json);
    }
}
