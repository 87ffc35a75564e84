package org.rnn4j.datasets.synthetic;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.CodecFormat;

/** Reads {@link SyntheticCodec}s. */
public final class SyntheticCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return SyntheticCodec.FORMAT;
    }

    @Override
    public Codec read(JsonNode json) {
        return new SyntheticCodec();
    }
}
