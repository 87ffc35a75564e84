package org.rnn4j.datasets.drawing;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.CodecFormat;

/** Reads codecs of drawings. */
public final class DrawingCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return DrawingCodec.FORMAT;
    }

    @Override
    public Codec read(JsonNode json) {
        return DrawingCodec.read(json);
    }
}
