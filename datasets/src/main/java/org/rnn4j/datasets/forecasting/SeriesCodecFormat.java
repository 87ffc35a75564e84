package org.rnn4j.datasets.forecasting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.forecast.ConformalIntervals;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.CodecFormat;

/** Reads {@link SeriesCodec}s. */
public final class SeriesCodecFormat implements CodecFormat {

    /** The stored form of a codec. */
    record Stored(
            SeriesOptions options,
            List<Names> names,
            List<FittedSeries> series,
            @Default("[]") List<SavedLinear> linear,
            @Default("[]") List<ConformalIntervals> intervals) {}

    /** The names in a categorical column, in the order of their features. */
    record Names(String column, List<String> names) {}

    @Override
    public String name() {
        return SeriesCodec.FORMAT;
    }

    @Override
    public Codec read(JsonNode json) {
        try {
            ObjectNode tree = json instanceof ObjectNode block ? block : JsonNodeFactory.instance.objectNode();
            Stored stored = Binder.bind(tree, Stored.class, "codec");
            return new SeriesCodec(
                    stored.options(),
                    stored.names().stream().collect(Collectors.toMap(Names::column, Names::names)),
                    stored.series(),
                    stored.linear().isEmpty() ? null : stored.linear().get(0).forecast(),
                    stored.intervals().isEmpty() ? null : stored.intervals().get(0));
        } catch (UserException e) {
            throw new UserException(
                    "the model's codec \"series\" is damaged: %s; use another copy of the model or train it again"
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
