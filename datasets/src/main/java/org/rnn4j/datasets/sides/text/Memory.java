package org.rnn4j.datasets.sides.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Earlier lines that are part of a text. Data and conversations join lines in the same way, so that requests are like
 * the training data. Immutable.
 */
public sealed interface Memory {

    /** Maximum number of lines to keep. */
    int most();

    /** Separator between two lines of a source: for every tokenizer, a line end is a token, or a byte, of its own. */
    default String separator() {
        return "\n";
    }

    /** Whether a line needs a reply; otherwise it is only kept. */
    default boolean asks(String line) {
        return true;
    }

    /** Whether questions and their replies are kept too. */
    default boolean keepsAnswered() {
        return false;
    }

    /** JSON for {@link #read}; an empty object if nothing is kept. */
    ObjectNode toJson();

    /** The kept lines after another line; the oldest are dropped. */
    default List<String> keep(List<String> kept, String line) {
        List<String> longer = new ArrayList<>(kept);
        longer.add(line);
        return List.copyOf(longer.subList(Math.max(0, longer.size() - most()), longer.size()));
    }

    /** A source: the kept lines, then the line to reply to. */
    default String source(List<String> lines) {
        return String.join(separator(), lines);
    }

    /** The source for a request of one line: tabs separate the lines that a conversation would have kept. */
    default String request(String line) {
        List<String> parts = Arrays.asList(line.split("\t", -1));
        int before = parts.size() - 1;
        return source(parts.subList(before - Math.min(before, most()), parts.size()));
    }

    /** The memory that {@link #toJson} wrote; {@link None} if it is missing, as in models that were saved before. */
    static Memory read(JsonNode json) {
        if (json.has("facts")) {
            return new Facts(json.path("facts").asInt());
        }
        return json.has("turns") ? new Turns(json.path("turns").asInt()) : new None();
    }

    /** No memory: each line is independent. */
    record None() implements Memory {
        @Override
        public int most() {
            return 0;
        }

        @Override
        public String request(String line) {
            return line; // tabs belong to the line
        }

        @Override
        public ObjectNode toJson() {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /**
     * Statements; questions are about all of them. Statements end in punctuation, so a blank can separate them.
     *
     * @param facts number of last statements to keep; 0 = all
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

        /** Whether the line ends in a question mark: Latin, full-width or Arabic. */
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
     * Utterances of both speakers.
     *
     * @param turns number of utterances of a source, including the last one
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
