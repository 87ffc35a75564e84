package org.rnn4j.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.datasets.codec.TextCodecs;

/** Reads codecs of pairs. */
public final class PairsCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return PairsCodec.FORMAT;
    }

    @Override
    public PredictionCodec read(JsonNode json) {
        return new PairsCodec(
                TextCodecs.read(name(), json.path("source")),
                TextCodecs.read(name(), json.path("target")),
                json.path("reverse").asBoolean(),
                json.path("max-source").asInt(),
                Memory.read(json.path("memory")));
    }
}
