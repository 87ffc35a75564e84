package org.rnn4j.datasets.conditioned;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.datasets.codec.TextCodecs;

/** Reads codecs of conditioned text. */
public final class ConditionedTextCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return ConditionedTextCodec.FORMAT;
    }

    @Override
    public PredictionCodec read(JsonNode json) {
        return new ConditionedTextCodec(TextCodecs.read(name(), json.path("text")), Conditions.read(name(), json));
    }
}
