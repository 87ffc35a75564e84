package org.rnn4j.core.tiny;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.TextCodec;

/** One id per character of an alphabet; {@code ?}, if it is in it, stands for all others. */
public record TinyCodec(String alphabet) implements TextCodec {

    @Override
    public int vocabularySize() {
        return alphabet.length();
    }

    @Override
    public int[] encode(String text) {
        return text.codePoints()
                .map(alphabet::indexOf)
                .map(id -> id < 0 ? unknownId() : id)
                .toArray();
    }

    @Override
    public String decode(int[] ids) {
        return Arrays.stream(ids)
                .mapToObj(id -> String.valueOf(alphabet.charAt(id)))
                .collect(Collectors.joining());
    }

    @Override
    public int unknownId() {
        return alphabet.indexOf('?');
    }

    @Override
    public String format() {
        return "tiny";
    }

    @Override
    public JsonNode toJson() {
        return TextNode.valueOf(alphabet);
    }

    /** Reads the codec back. */
    public static final class Format implements CodecFormat {
        @Override
        public String name() {
            return "tiny";
        }

        @Override
        public Codec read(JsonNode json) {
            return new TinyCodec(json.asText());
        }
    }
}
