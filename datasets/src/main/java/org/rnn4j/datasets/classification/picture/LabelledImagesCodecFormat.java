package org.rnn4j.datasets.classification.picture;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.picture.PictureSides;
import org.rnn4j.datasets.sides.TwoSidedCodec;

/** Reads codecs of labelled pictures. */
public final class LabelledImagesCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return LabelledImagesSource.TYPE;
    }

    @Override
    public PredictionCodec read(JsonNode json) {
        return new TwoSidedCodec<>(
                name(), PictureSides.read(name(), json), new ClassSide(ClassNames.read(name(), json)));
    }
}
