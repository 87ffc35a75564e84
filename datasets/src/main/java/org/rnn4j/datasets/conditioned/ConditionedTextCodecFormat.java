package org.rnn4j.datasets.conditioned;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.WrittenSide;

/** Reads codecs of conditioned text. */
public final class ConditionedTextCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return ConditionedTextSource.TYPE;
    }

    @Override
    public PredictionCodec read(JsonNode json) {
        return new TwoSidedCodec<>(
                name(), Conditions.read(name(), json), WrittenSide.read(name(), WrittenSide.Role.TEXT, json));
    }
}
