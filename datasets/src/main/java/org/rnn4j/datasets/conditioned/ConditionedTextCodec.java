package org.rnn4j.datasets.conditioned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.classification.RequestLines;
import org.rnn4j.datasets.codec.TextCodecs;

/**
 * Between conditions with their texts and ids. A request is a line: the name of a class, or numbers with commas between
 * them. Texts have two ids beyond their vocabulary, one that they are begun with and one that they end with. Immutable.
 */
record ConditionedTextCodec(TextCodec text, Conditions conditions) implements PredictionCodec {
    static final String FORMAT = "conditioned-text";

    int begin() {
        return text.vocabularySize();
    }

    int end() {
        return text.vocabularySize() + 1;
    }

    int vocabulary() {
        return text.vocabularySize() + 2;
    }

    /** The ids of a text and its end. */
    int[] encodeText(String written, int maxLength, String origin) {
        int[] ids = text.encode(written);
        if (Arrays.stream(ids).allMatch(id -> id == text.unknownId())) {
            throw new UserException(
                    "%s: the text \"%s\" has no token that training would know".formatted(origin, written));
        }
        if (ids.length > maxLength) {
            throw new UserException(
                    "%s: the text has %d tokens, but data.max-length = %d".formatted(origin, ids.length, maxLength));
        }
        int[] ended = Arrays.copyOf(ids, ids.length + 1);
        ended[ids.length] = end();
        return ended;
    }

    /** The text of ids that end. */
    String decodeText(int[] ended) {
        return text.decode(Arrays.copyOf(ended, ended.length - 1));
    }

    private record Asked(String spelt, SequenceValues condition) implements Request {}

    @Override
    public Iterator<Request> requests(BufferedReader in, String where) {
        return RequestLines.read(in, where, (line, at) -> new Asked(line.strip(), conditions.read(line.strip(), at)));
    }

    @Override
    public SequenceBatch encode(List<Request> requests) {
        SequenceValues asked = conditions.together(
                requests.stream().map(request -> ((Asked) request).condition()).toList());
        int[] all = IntStream.range(0, requests.size()).toArray();
        return new SequenceBatch(asked, new SequenceValues.None(all.length), null, false, all);
    }

    @Override
    public List<Prediction> decode(List<Request> requests, Predictions answers, boolean probabilities) {
        List<Prediction> decoded = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            String name = ((Asked) requests.get(i)).spelt();
            decoded.add(answer(name, ((Predictions.Sequences) answers).best().get(i), probabilities));
        }
        return decoded;
    }

    private Prediction answer(String name, List<Decoded> best, boolean probabilities) {
        String first = text.decode(best.get(0).tokens());
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put(conditions.noun(), name)
                .put("text", first);
        if (!probabilities) {
            return new Prediction(first, json, List.of(List.of(name, first)));
        }
        StringBuilder shown = new StringBuilder(name);
        List<List<String>> rows = new ArrayList<>();
        ArrayNode all = json.putArray("texts");
        for (Decoded one : best) {
            String written = text.decode(one.tokens());
            shown.append(String.format(Locale.ROOT, "\n  %7.3f  %s", one.logProbability(), written));
            rows.add(List.of(name, written, Double.toString(one.logProbability())));
            all.addObject().put("text", written).put("logProbability", one.logProbability());
        }
        return new Prediction(shown.toString(), json, rows);
    }

    @Override
    public List<String> columns(boolean probabilities) {
        return probabilities
                ? List.of(conditions.noun(), "text", "log probability")
                : List.of(conditions.noun(), "text");
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("text", TextCodecs.write(text));
        conditions.write(json);
        return json;
    }
}
