package org.rnn4j.datasets.sides.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines before the last one that a text holds as well. Data and conversations are joined by the same memory, so that a model is
 * asked as it was trained. Immutable.
 */
public sealed interface Memory {

    /** Lines that are kept at most. */
    int most();

    /** What stands between two lines of a source: a line end is to every tokenizer a token, or a byte, of its own. */
    default String separator() {
        return "\n";
    }

    /** Whether a line asks for an answer; one that does not is only kept. */
    default boolean asks(String line) {
        return true;
    }

    /** Whether what was asked, and its answer, are kept too. */
    default boolean keepsAnswered() {
        return false;
    }

    /** What {@link #read} reads back; an empty object where nothing is kept. */
    ObjectNode toJson();

    /** The lines that are kept once another was said; the oldest go first. */
    default List<String> keep(List<String> kept, String line) {
        List<String> longer = new ArrayList<>(kept);
        longer.add(line);
        return List.copyOf(longer.subList(Math.max(0, longer.size() - most()), longer.size()));
    }

    /** A source: what is kept, and last what is answered. */
    default String source(List<String> lines) {
        return String.join(separator(), lines);
    }

    /** The source that a request of one line stands for: tabs part what a conversation would have kept. */
    default String request(String line) {
        List<String> parts = Arrays.asList(line.split("\t", -1));
        int before = parts.size() - 1;
        return source(parts.subList(before - Math.min(before, most()), parts.size()));
    }

    /** The memory that {@link #toJson} wrote; {@link None} where it is missing, as in models that were saved before. */
    static Memory read(JsonNode json) {
        if (json.has("facts")) {
            return new Facts(json.path("facts").asInt());
        }
        return json.has("turns") ? new Turns(json.path("turns").asInt()) : new None();
    }

    /** Nothing: each line is answered by itself. */
    record None() implements Memory {
        @Override
        public int most() {
            return 0;
        }

        @Override
        public String request(String line) {
            return line; // a tab is a part of it
        }

        @Override
        public ObjectNode toJson() {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /**
     * Statements; questions are about all of them. Statements end in punctuation, so that a blank parts them.
     *
     * @param facts the last ones that are kept; 0 = all
     */
    record Facts(int facts) implements Memory {
        @Override
        public int most() {
            return facts == 0 ? Integer.MAX_VALUE : facts;
        }

        @Override
        public String separator() {
            return " ";
        }

        /** By its question mark: the Latin, the full-width or the Arabic one. */
        @Override
        public boolean asks(String line) {
            return line.endsWith("?") || line.endsWith("？") || line.endsWith("؟");
        }

        @Override
        public ObjectNode toJson() {
            return JsonNodeFactory.instance.objectNode().put("facts", facts);
        }
    }

    /**
     * Utterances of both sides.
     *
     * @param turns utterances of a source, the one that is answered included
     */
    record Turns(int turns) implements Memory {
        @Override
        public int most() {
            return turns - 1;
        }

        @Override
        public boolean keepsAnswered() {
            return true;
        }

        @Override
        public ObjectNode toJson() {
            return JsonNodeFactory.instance.objectNode().put("turns", turns);
        }
    }
}
