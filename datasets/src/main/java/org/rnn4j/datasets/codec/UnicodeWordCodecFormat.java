package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads {@link WordCodec}s of words by the rules of Unicode. */
public final class UnicodeWordCodecFormat extends WordCodecFormat {

    @Override
    public String name() {
        return UnicodeWords.FORMAT;
    }

    @Override
    Segmentation segmentation(JsonNode json) {
        return new UnicodeWords(
                CodecJson.flag(name(), json, "lower-case"), CodecJson.texts(name(), json, "special-tokens"));
    }
}
