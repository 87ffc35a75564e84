package org.rnn4j.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.LabelSide;
import org.rnn4j.datasets.sides.text.TextSide;
import org.rnn4j.datasets.sides.text.WrittenSide;

/** Reads codecs of pairs. */
public final class PairsCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return PairsSource.TYPE;
    }

    @Override
    public PredictionCodec read(JsonNode json) {
        return new TwoSidedCodec<>(
                name(),
                TextSide.readWhole(name(), json),
                LabelSide.isIn(json)
                        ? LabelSide.read(name(), json)
                        : WrittenSide.read(name(), WrittenSide.Role.ANSWER, json));
    }
}
