package org.rnn4j.datasets.transcription;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.datasets.audio.AudioSide;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.LabelSide;

/** Reads codecs of transcribed recordings. */
public final class TranscribedAudioCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return TranscribedAudioSource.TYPE;
    }

    @Override
    public PredictionCodec read(JsonNode json) {
        return new TwoSidedCodec<>(name(), AudioSide.read(name(), json), LabelSide.read(name(), json));
    }
}
