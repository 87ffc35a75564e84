package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads {@link WordCodec}s of words between blanks. */
public final class WhitespaceCodecFormat extends WordCodecFormat {

    @Override
    public String name() {
        return Blanks.FORMAT;
    }

    @Override
    Segmentation segmentation(JsonNode json) {
        JsonNode endOfLine = json.path("end-of-line");
        if (!endOfLine.isTextual()) {
            throw CodecJson.damaged(name(), "it has no \"end-of-line\"");
        }
        return new Blanks(
                CodecJson.flag(name(), json, "lower-case"),
                endOfLine.textValue(),
                CodecJson.texts(name(), json, "special-tokens"));
    }
}
