package org.rnn4j.datasets.classification.series;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.codec.CodecJson;
import org.rnn4j.datasets.sides.SourceSide;

/**
 * Series of real vectors as input of a network. A request is a series on one line: channels are separated by {@code :},
 * values by commas or blanks.
 *
 * @param features number of features
 * @param standardize standardisation of the values
 * @param scaling scaling for {@link Standardize#TRAIN}, fitted on the training split
 * @param missing handling of missing values
 * @param most time steps at which a series is truncated; 0 = longer than {@value #LONGEST} is an error
 */
record SeriesSide(int features, Standardize standardize, Scaling scaling, MissingValues missing, int most)
        implements SourceSide<Channels> {
    /** Longer sequences are usually a mistake, and take memory for all their time steps. */
    static final int LONGEST = 20_000;

    @Override
    public InputSpec input() {
        return new InputSpec.Vectors(features);
    }

    @Override
    public RealVectors encode(Channels series, String origin) {
        if (series.features() != features) {
            throw new UserException("%s: %d channel%s, but this model reads %d"
                    .formatted(origin, series.features(), series.features() == 1 ? "" : "s", features));
        }
        if (most == 0 && series.steps() > LONGEST) {
            throw new UserException(
                    "%s: %d time steps, but at most %d are allowed; set data.max-length to truncate series"
                            .formatted(origin, series.steps(), LONGEST));
        }
        Channels kept = isCut(series) ? series.cut(most) : series;
        Channels filled = missing.fill(kept, origin);
        Scaling own = standardize == Standardize.SERIES ? Scaling.fit(features, List.of(filled)) : scaling;
        return new RealVectors(1, features, filled.steps(), own.apply(filled));
    }

    private boolean isCut(Channels series) {
        return most > 0 && series.steps() > most;
    }

    @Override
    public boolean isCut(Channels series, SequenceValues encoded) {
        return isCut(series);
    }

    @Override
    public String cutWarning(long items) {
        return "%d series are longer than data.max-length = %d and were truncated".formatted(items, most);
    }

    @Override
    public Channels request(String line, String at) {
        return TsLine.series(TsLine.channels(line), at);
    }

    @Override
    public boolean namesFiles() {
        return false;
    }

    @Override
    public String noun() {
        return "series";
    }

    @Override
    public boolean isShown() {
        return false;
    }

    @Override
    public void write(ObjectNode json) {
        json.put("features", features)
                .put("standardize", standardize.name().toLowerCase(Locale.ROOT))
                .put("missing", missing.name().toLowerCase(Locale.ROOT))
                .put("max-length", most);
        scaling.means().forEach(json.putArray("means")::add);
        scaling.deviations().forEach(json.putArray("deviations")::add);
    }

    /** Reads a side that {@link #write} wrote. */
    static SeriesSide read(String format, JsonNode json) {
        int features = json.path("features").asInt();
        Scaling scaling = new Scaling(CodecJson.numbers(json, "means"), CodecJson.numbers(json, "deviations"));
        if (features < 1
                || scaling.means().size() != features
                || scaling.deviations().size() != features) {
            throw CodecJson.damaged(
                    format,
                    "it has %d \"features\", %d \"means\" and %d \"deviations\""
                            .formatted(
                                    features,
                                    scaling.means().size(),
                                    scaling.deviations().size()));
        }
        return new SeriesSide(
                features,
                constant(format, json, "standardize", Standardize.values()),
                scaling,
                constant(format, json, "missing", MissingValues.values()),
                json.path("max-length").asInt());
    }

    private static <E extends Enum<E>> E constant(String format, JsonNode json, String key, E[] constants) {
        String name = json.path(key).asText();
        return Stream.of(constants)
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> CodecJson.damaged(format, "its \"%s\" is \"%s\"".formatted(key, name)));
    }
}
