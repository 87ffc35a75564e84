package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.TextCodec;

/** Reads {@link CharacterCodec}s. */
public final class CharacterCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return CharacterCodec.FORMAT;
    }

    @Override
    public TextCodec read(JsonNode json) {
        Normalization normalization = CodecJson.normalization(name(), json);
        JsonNode characters = json.path("characters");
        if (!characters.isTextual()) {
            throw CodecJson.damaged(name(), "it has no \"characters\"");
        }
        int[] known = characters.textValue().codePoints().toArray();
        for (int i = 1; i < known.length; i++) {
            if (known[i] <= known[i - 1]) { // otherwise the ids would differ from those in training
                throw CodecJson.damaged(name(), "its characters are not in code point order");
            }
        }
        return new CharacterCodec(normalization, known);
    }
}
