package org.rnn4j.datasets.classification.text;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.codec.TextCodecs;

/** Reads codecs of labelled text. */
public final class LabelledTextCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return LabelledTextCodec.FORMAT;
    }

    @Override
    public PredictionCodec read(JsonNode json) {
        return new LabelledTextCodec(
                TextCodecs.read(name(), json.path("text")),
                ClassNames.read(name(), json),
                json.path("max-length").asInt());
    }
}
