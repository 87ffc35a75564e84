package org.rnn4j.datasets.conditioned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceValues;

/** What texts are written for, between how a user spells it and what a network reads. Immutable. */
sealed interface Conditions permits ClassConditions, NumberConditions {

    /** What a network must read. */
    InputSpec input();

    /**
     * One condition, as a batch of itself.
     *
     * @param spelt as a request or a file has it
     * @param origin file and line, for the error
     */
    SequenceValues read(String spelt, String origin);

    /** Conditions that {@link #read} gave, as one batch. */
    SequenceValues together(List<SequenceValues> conditions);

    /** What a user calls one: the key of answers. */
    String noun();

    /** All there are; empty where they cannot be counted. */
    List<String> names();

    /** A line for a log: what it is, and how much. */
    Map.Entry<String, Object> fact();

    /** Writes what {@link #read(String, JsonNode)} reads. */
    void write(ObjectNode json);

    /**
     * Reads what a codec wrote.
     *
     * @param format name of the codec, for the error
     */
    static Conditions read(String format, JsonNode json) {
        return json.has(NumberConditions.KEY) ? NumberConditions.of(format, json) : ClassConditions.of(format, json);
    }
}
