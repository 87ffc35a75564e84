package org.rnn4j.datasets.pairs;

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
import org.rnn4j.core.sequence.Conversation;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.examples.TokenInputs;
import org.rnn4j.datasets.classification.RequestLines;
import org.rnn4j.datasets.codec.TextCodecs;

/**
 * Between texts and the ids of both sides. A request is a line: a source. Targets have two ids beyond their vocabulary, one
 * that they are begun with and one that they end with. Immutable.
 *
 * @param source between sources and ids
 * @param target between targets and ids
 * @param reverse whether ids of a source run from its end
 * @param maxSource ids of a source at most
 * @param memory what a source holds of the lines before it
 */
record PairsCodec(TextCodec source, TextCodec target, boolean reverse, int maxSource, Memory memory)
        implements PredictionCodec {
    static final String FORMAT = "pairs";

    int begin() {
        return target.vocabularySize();
    }

    int end() {
        return target.vocabularySize() + 1;
    }

    int targetVocabulary() {
        return target.vocabularySize() + 2;
    }

    /** @param origin file and line, for the error */
    int[] encodeSource(String text, String origin) {
        int[] ids = source.encode(text);
        if (ids.length == 0) {
            throw new UserException(origin + ": there is no source");
        }
        if (ids.length > maxSource) {
            throw new UserException(
                    "%s: the source has %d tokens, but data.max-source = %d".formatted(origin, ids.length, maxSource));
        }
        if (reverse) {
            for (int i = 0, j = ids.length - 1; i < j; i++, j--) {
                int swap = ids[i];
                ids[i] = ids[j];
                ids[j] = swap;
            }
        }
        return ids;
    }

    /** The ids of a target and its end. */
    int[] encodeTarget(String text, int maxTarget, String origin) {
        int[] ids = target.encode(text);
        if (ids.length == 0 || Arrays.stream(ids).allMatch(id -> id == target.unknownId())) {
            throw new UserException(
                    "%s: the target \"%s\" has no token that training would know".formatted(origin, text));
        }
        if (ids.length > maxTarget) {
            throw new UserException(
                    "%s: the target has %d tokens, but data.max-target = %d".formatted(origin, ids.length, maxTarget));
        }
        int[] ended = Arrays.copyOf(ids, ids.length + 1);
        ended[ids.length] = end();
        return ended;
    }

    private record Line(String text, int[] ids) implements Request {}

    @Override
    public Iterator<Request> requests(BufferedReader in, String where) {
        return RequestLines.read(in, where, (line, at) -> request(line.strip(), memory.request(line.strip()), at));
    }

    /**
     * A request.
     *
     * @param text as it is shown beside its answer
     * @param origin file and line, for the error
     */
    Request request(String text, String whole, String origin) {
        return new Line(text, encodeSource(whole, origin));
    }

    @Override
    public Conversation conversation() {
        return new PairsConversation(this, List.of());
    }

    @Override
    public SequenceBatch encode(List<Request> requests) {
        TokenInputs inputs = new TokenInputs(
                requests.stream().map(request -> ((Line) request).ids()).toList());
        int[] all = IntStream.range(0, requests.size()).toArray();
        return new SequenceBatch(inputs.gather(all), new SequenceValues.None(all.length), inputs.lengths(), false, all);
    }

    @Override
    public List<Prediction> decode(List<Request> requests, Predictions answers, boolean probabilities) {
        List<Prediction> decoded = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Line line = (Line) requests.get(i);
            decoded.add(answer(line, ((Predictions.Sequences) answers).best().get(i), probabilities));
        }
        return decoded;
    }

    private Prediction answer(Line line, List<Decoded> best, boolean probabilities) {
        String text = target.decode(best.get(0).tokens());
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("source", line.text()).put("answer", text);
        if (!probabilities) {
            return new Prediction(text, json, List.of(List.of(line.text(), text)));
        }
        StringBuilder shown = new StringBuilder(text);
        List<List<String>> rows = new ArrayList<>();
        ArrayNode all = json.putArray("answers");
        for (Decoded one : best) {
            String written = target.decode(one.tokens());
            shown.append(String.format(Locale.ROOT, "\n  %7.3f  %s", one.logProbability(), written));
            rows.add(List.of(line.text(), written, Double.toString(one.logProbability())));
            ObjectNode entry = all.addObject()
                    .put("answer", written)
                    .put("logProbability", one.logProbability())
                    .put("score", one.score());
            if (one.attention() != null) {
                attention(entry, line, one);
            }
        }
        if (best.get(0).attention() != null) {
            shown.append('\n').append(new AttentionText(this).of(line.ids(), best.get(0)));
        }
        return new Prediction(shown.toString(), json, rows);
    }

    private void attention(ObjectNode entry, Line line, Decoded one) {
        IntStream.of(line.ids()).forEach(id -> entry.withArray("sourceTokens").add(source.decode(new int[] {id})));
        IntStream.of(one.tokens()).forEach(id -> entry.withArray("tokens").add(target.decode(new int[] {id})));
        ArrayNode matrix = entry.putArray("attention");
        for (float[] step : one.attention()) {
            ArrayNode row = matrix.addArray();
            for (float weight : step) {
                row.add(Math.round(weight * 1e4) / 1e4);
            }
        }
    }

    @Override
    public List<String> columns(boolean probabilities) {
        return probabilities ? List.of("source", "answer", "log probability") : List.of("source", "answer");
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public JsonNode toJson() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("reverse", reverse).put("max-source", maxSource);
        json.set("source", TextCodecs.write(source));
        json.set("target", TextCodecs.write(target));
        json.set("memory", memory.toJson());
        return json;
    }
}
