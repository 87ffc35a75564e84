package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.TextCodec;

/** Text codecs inside another codec, which converts text to more than ids. */
public final class TextCodecs {
    private static final List<CodecFormat> FORMATS = List.of(
            new CharacterCodecFormat(),
            new ByteCodecFormat(),
            new UnicodeWordCodecFormat(),
            new WhitespaceCodecFormat(),
            new BpeCodecFormat());

    private TextCodecs() {}

    /** The codec and its format; {@link #read} is the inverse. */
    public static JsonNode write(TextCodec codec) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("format", codec.format())
                .set("vocabulary", codec.toJson());
    }

    /**
     * Reads a codec that {@link #write} wrote.
     *
     * @param outer format of the enclosing codec, for errors
     */
    public static TextCodec read(String outer, JsonNode json) {
        String name = json.path("format").asText();
        return FORMATS.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .map(format -> (TextCodec) format.read(json.path("vocabulary")))
                .orElseThrow(() ->
                        CodecJson.damaged(outer, "it has a text codec of the unknown format \"%s\"".formatted(name)));
    }
}
