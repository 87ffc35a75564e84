package org.rnn4j.cli.tiny;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.ClassProbabilities;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/** Letters to ids, by their place in an alphabet, and classes. A request is a line that is not empty. */
record TinyCodec(String alphabet, List<String> classes) implements PredictionCodec {

    @Override
    public String format() {
        return "tiny-labels";
    }

    @Override
    public JsonNode toJson() {
        ObjectNode json = new ObjectMapper().createObjectNode().put("alphabet", alphabet);
        classes.forEach(json.putArray("classes")::add);
        return json;
    }

    private record Line(String text) implements Request {}

    @Override
    public Iterator<Request> requests(RequestInput in) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return in.peek(0) != null;
            }

            @Override
            public Request next() {
                String text = in.readLine();
                if (text.isBlank()) {
                    throw new UserException("%s: an empty line, but a text is asked for".formatted(in.at()));
                }
                return new Line(text);
            }
        };
    }

    @Override
    public SequenceBatch encode(List<Request> requests) {
        List<String> texts =
                requests.stream().map(request -> ((Line) request).text()).toList();
        return batch(texts, new SequenceValues.None(texts.size()), null);
    }

    SequenceBatch batch(List<String> texts, SequenceValues targets, int[] examples) {
        int time = texts.stream().mapToInt(String::length).max().orElseThrow();
        int[] ids = new int[texts.size() * time];
        int[] lengths = new int[texts.size()];
        for (int b = 0; b < lengths.length; b++) {
            lengths[b] = texts.get(b).length();
            for (int t = 0; t < lengths[b]; t++) {
                ids[b * time + t] = Math.max(0, alphabet.indexOf(texts.get(b).charAt(t)));
            }
        }
        return new SequenceBatch(new TokenIds(lengths.length, time, ids), targets, lengths, false, examples);
    }

    @Override
    public List<Prediction> decode(List<Request> requests, Predictions answers, boolean probabilities) {
        ClassProbabilities all = (ClassProbabilities) answers;
        List<Prediction> decoded = new ArrayList<>();
        for (int b = 0; b < requests.size(); b++) {
            String text = ((Line) requests.get(b)).text();
            String best = classes.get(all.best(b));
            ObjectNode json =
                    new ObjectMapper().createObjectNode().put("text", text).put("class", best);
            List<String> row = new ArrayList<>(List.of(text, best));
            Map<String, Float> likely = new LinkedHashMap<>();
            for (int c = 0; c < classes.size(); c++) {
                likely.put(classes.get(c), all.probabilities()[b][c]);
            }
            if (probabilities) {
                for (int c = 0; c < classes.size(); c++) {
                    float p = all.probabilities()[b][c];
                    json.put(classes.get(c), p);
                    row.add(String.format(Locale.ROOT, "%.2f", p));
                }
            }
            decoded.add(
                    new Prediction(new PredictedValue.OneClass(best, likely), best + "\t" + text, json, List.of(row)));
        }
        return decoded;
    }

    @Override
    public List<String> columns(boolean probabilities) {
        List<String> columns = new ArrayList<>(List.of("text", "class"));
        if (probabilities) {
            columns.addAll(classes);
        }
        return columns;
    }

    /** Reads it back. */
    public static final class Format implements CodecFormat {
        @Override
        public String name() {
            return "tiny-labels";
        }

        @Override
        public Codec read(JsonNode json) {
            List<String> classes = new ArrayList<>();
            json.path("classes").forEach(name -> classes.add(name.asText()));
            return new TinyCodec(json.path("alphabet").asText(), classes);
        }
    }
}
