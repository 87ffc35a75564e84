package org.rnn4j.datasets.captions;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.datasets.picture.film.FilmSides;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.WrittenSide;

/** Reads codecs of captioned films. */
public final class CaptionedFramesCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return CaptionedFramesSource.TYPE;
    }

    @Override
    public PredictionCodec read(JsonNode json) {
        return new TwoSidedCodec<>(
                name(), FilmSides.read(name(), json), WrittenSide.read(name(), WrittenSide.Role.CAPTION, json));
    }
}
