package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.TextCodec;

/** Reads {@link ByteCodec}s. */
public final class ByteCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return ByteCodec.FORMAT;
    }

    @Override
    public TextCodec read(JsonNode json) {
        return new ByteCodec(CodecJson.normalization(name(), json));
    }
}
