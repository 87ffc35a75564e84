package org.rnn4j.datasets.classification.series;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.sides.TwoSidedCodec;

/** Reads codecs of labelled series. */
public final class LabelledSeriesCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return LabelledSeriesSource.TYPE;
    }

    @Override
    public PredictionCodec read(JsonNode json) {
        SeriesSide series = SeriesSide.read(name(), json);
        return new TwoSidedCodec<>(
                name(),
                series,
                ClassSide.read(
                        name(),
                        json,
                        (format, path, classes) -> SeriesScores.read(format, path, classes, series.features())));
    }
}
