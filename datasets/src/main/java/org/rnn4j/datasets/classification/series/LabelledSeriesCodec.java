package org.rnn4j.datasets.classification.series;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.examples.VectorInputs;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassPredictions;
import org.rnn4j.datasets.classification.RequestLines;

/**
 * Between series and the vectors that a network reads, and between answers and classes. A request is a series on a line:
 * channels with {@code :} between them, values with commas or blanks. Immutable.
 *
 * @param features numbers a step
 * @param standardize how values become numbers around zero
 * @param scaling of {@link Standardize#TRAIN}, fitted on the training part
 * @param missing what becomes of values that are missing
 * @param maxLength steps after which a series is cut; 0 = one longer than {@value #LONGEST} is refused
 * @param classes what is answered
 */
record LabelledSeriesCodec(
        int features, Standardize standardize, Scaling scaling, Missing missing, int maxLength, ClassNames classes)
        implements PredictionCodec {
    static final String FORMAT = "labelled-series";
    /** More steps than this in one sequence are a mistake more often than not, and take memory for all of them. */
    static final int LONGEST = 20_000;

    /**
     * What a network reads, {@code [features, time]}.
     *
     * @param where file and line, for the error
     */
    float[] encode(Series series, String where) {
        if (series.features() != features) {
            throw new UserException("%s: %d channel%s, but this model reads %d"
                    .formatted(where, series.features(), series.features() == 1 ? "" : "s", features));
        }
        if (maxLength == 0 && series.steps() > LONGEST) {
            throw new UserException(
                    "%s: %d steps, but a series may have %d; set data.max-length, at which series are cut"
                            .formatted(where, series.steps(), LONGEST));
        }
        Series kept = isCut(series) ? series.cut(maxLength) : series;
        Series filled = missing.fill(kept, where);
        return standardize == Standardize.SERIES
                ? Scaling.fit(features, List.of(filled)).apply(filled)
                : scaling.apply(filled);
    }

    boolean isCut(Series series) {
        return maxLength > 0 && series.steps() > maxLength;
    }

    private record Values(float[] encoded) implements Request {}

    @Override
    public Iterator<Request> requests(BufferedReader in, String where) {
        return RequestLines.read(
                in, where, (line, at) -> new Values(encode(TsLine.series(TsLine.channels(line), at), at)));
    }

    @Override
    public SequenceBatch encode(List<Request> requests) {
        VectorInputs inputs = new VectorInputs(
                features,
                requests.stream().map(request -> ((Values) request).encoded()).toList());
        int[] all = IntStream.range(0, requests.size()).toArray();
        return new SequenceBatch(inputs.gather(all), new SequenceValues.None(all.length), inputs.lengths(), false, all);
    }

    @Override
    public List<Prediction> decode(List<Request> requests, Predictions answers, boolean probabilities) {
        return new ClassPredictions(classes).decode(answers, probabilities);
    }

    @Override
    public List<String> columns(boolean probabilities) {
        return new ClassPredictions(classes).columns(probabilities);
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("features", features)
                .put("standardize", standardize.name().toLowerCase(Locale.ROOT))
                .put("missing", missing.name().toLowerCase(Locale.ROOT))
                .put("max-length", maxLength);
        scaling.means().forEach(json.putArray("means")::add);
        scaling.deviations().forEach(json.putArray("deviations")::add);
        classes.names().forEach(json.putArray("classes")::add);
        return json;
    }
}
