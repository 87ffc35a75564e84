package org.rnn4j.datasets.pixels;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.CodecFormat;

/** Reads codecs of pixels. */
public final class PixelCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return PixelCodec.FORMAT;
    }

    @Override
    public Codec read(JsonNode json) {
        return PixelCodec.read(json);
    }
}
