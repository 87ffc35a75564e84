package org.rnn4j.datasets.tagging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.rnn4j.core.metric.Span;
import org.rnn4j.core.metric.Spans;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions.TagPaths;

/** Tagged sentences for the user: {@code word/tag} in a line, a JSON object, one row per word. */
final class TagPredictions {
    private TagPredictions() {}

    static List<String> columns(boolean probabilities) {
        return probabilities ? List.of("sentence", "word", "tag", "probability") : List.of("sentence", "word", "tag");
    }

    static List<Prediction> of(List<String> tags, List<Request> requests, TagPaths paths, boolean probabilities) {
        boolean spans = Spans.canRead(tags);
        List<Prediction> predictions = new ArrayList<>();
        for (int b = 0; b < requests.size(); b++) {
            List<String> best = new ArrayList<>();
            for (int tag : paths.tags()[b]) {
                best.add(tags.get(tag));
            }
            TaggedRequest request = (TaggedRequest) requests.get(b);
            predictions.add(prediction(
                    request,
                    best,
                    value(request, best, paths.probabilities()[b]),
                    spans,
                    probabilities ? paths.probabilities()[b] : null));
        }
        return predictions;
    }

    private static PredictedValue value(TaggedRequest request, List<String> tags, float[] probabilities) {
        return new PredictedValue.Tags(IntStream.range(0, tags.size())
                .mapToObj(t -> new PredictedValue.Tag(request.words().get(t), tags.get(t), probabilities[t]))
                .toList());
    }

    private static Prediction prediction(
            TaggedRequest request, List<String> tags, PredictedValue value, boolean spans, float[] probabilities) {
        List<String> line = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int t = 0; t < tags.size(); t++) {
            List<String> row = new ArrayList<>(
                    List.of(Integer.toString(request.number()), request.words().get(t), tags.get(t)));
            if (probabilities != null) {
                row.add(String.format(Locale.ROOT, "%.4f", probabilities[t]));
            }
            line.add(String.join("/", row.subList(1, row.size())));
            rows.add(List.copyOf(row));
        }
        return new Prediction(value, String.join(" ", line), json(request.words(), tags, spans, probabilities), rows);
    }

    private static ObjectNode json(List<String> words, List<String> tags, boolean spans, float[] probabilities) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        words.forEach(json.putArray("tokens")::add);
        tags.forEach(json.putArray("tags")::add);
        if (spans) {
            ArrayNode found = json.putArray("spans");
            for (Span span : Spans.of(tags)) {
                found.addObject()
                        .put("type", span.type())
                        .put("start", span.start())
                        .put("end", span.end())
                        .put("text", String.join(" ", words.subList(span.start(), span.end())));
            }
        }
        if (probabilities != null) {
            ArrayNode all = json.putArray("probabilities");
            for (float probability : probabilities) {
                all.add(probability);
            }
        }
        return json;
    }
}
