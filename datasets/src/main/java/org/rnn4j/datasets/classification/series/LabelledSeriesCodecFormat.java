package org.rnn4j.datasets.classification.series;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.codec.CodecJson;

/** Reads codecs of labelled series. */
public final class LabelledSeriesCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return LabelledSeriesCodec.FORMAT;
    }

    @Override
    public PredictionCodec read(JsonNode json) {
        int features = json.path("features").asInt();
        Scaling scaling = new Scaling(numbers(json, "means"), numbers(json, "deviations"));
        if (features < 1
                || scaling.means().size() != features
                || scaling.deviations().size() != features) {
            throw damaged("it has %d \"features\", %d \"means\" and %d \"deviations\""
                    .formatted(
                            features,
                            scaling.means().size(),
                            scaling.deviations().size()));
        }
        return new LabelledSeriesCodec(
                features,
                constant(json, "standardize", Standardize.values()),
                scaling,
                constant(json, "missing", Missing.values()),
                json.path("max-length").asInt(),
                ClassNames.read(name(), json));
    }

    private static List<Double> numbers(JsonNode json, String key) {
        List<Double> numbers = new ArrayList<>();
        json.path(key).forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }

    private <E extends Enum<E>> E constant(JsonNode json, String key, E[] constants) {
        String name = json.path(key).asText();
        return Stream.of(constants)
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> damaged("its \"%s\" is \"%s\"".formatted(key, name)));
    }

    private UserException damaged(String reason) {
        return CodecJson.damaged(name(), reason);
    }
}
