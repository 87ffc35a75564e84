package org.rnn4j.datasets.classification.audio;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.datasets.audio.AudioSide;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.sides.TwoSidedCodec;

/** Reads codecs of labelled recordings. */
public final class LabelledAudioCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return LabelledAudioSource.TYPE;
    }

    @Override
    public PredictionCodec read(JsonNode json) {
        return new TwoSidedCodec<>(name(), AudioSide.read(name(), json), new ClassSide(ClassNames.read(name(), json)));
    }
}
