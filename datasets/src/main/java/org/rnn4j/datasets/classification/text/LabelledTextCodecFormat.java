package org.rnn4j.datasets.classification.text;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.TextSide;

/** Reads codecs of labelled text. */
public final class LabelledTextCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return LabelledTextSource.TYPE;
    }

    @Override
    public PredictionCodec read(JsonNode json) {
        return new TwoSidedCodec<>(
                name(), TextSide.readCut(name(), json), ClassSide.read(name(), json, TextScores::read));
    }
}
