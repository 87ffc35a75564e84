package org.rnn4j.datasets.sides.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.codec.TextCodecs;
import org.rnn4j.datasets.sides.SourceSide;
import org.rnn4j.datasets.sides.TargetSide;

/**
 * Text as the output of a network. It has two ids after its vocabulary, the start token and the end token.
 *
 * @param text codec of the text
 * @param role relation of the text to its source
 * @param most maximum number of tokens of a text in training, without the end token; unused by a trained model
 */
public record WrittenSide(TextCodec text, Role role, int most) implements TargetSide<String> {

    /** Relation of a text to its source. Names in bundles, jobs and predictions follow from it. */
    public enum Role {
        /** The reply to another text. */
        ANSWER("answer", "target", "target vocabulary", "data.max-target"),
        /** A text for a class or for numbers. */
        TEXT("text", "text", "vocabulary", "data.max-length"),
        /** A text for a picture or a film. */
        CAPTION("caption", "caption", "vocabulary", "data.max-length");

        private final String noun;
        private final String key;
        private final String fact;
        private final String limit;

        Role(String noun, String key, String fact, String limit) {
            this.noun = noun;
            this.key = key;
            this.fact = fact;
            this.limit = limit;
        }
    }

    /** The same side with a maximum number of tokens. */
    public WrittenSide atMost(int tokens) {
        return new WrittenSide(text, role, tokens);
    }

    public int begin() {
        return text.vocabularySize();
    }

    public int end() {
        return text.vocabularySize() + 1;
    }

    /** Number of ids, including start and end. */
    public int vocabulary() {
        return text.vocabularySize() + 2;
    }

    @Override
    public OutputSpec output(List<SequenceValues> training) {
        return new OutputSpec.Sequence(vocabulary(), begin(), end());
    }

    @Override
    public TokenSequences encode(String item, String origin) {
        int[] ids = text.encode(item);
        if (Arrays.stream(ids).allMatch(id -> id == text.unknownId())) {
            throw new UserException("%s: the %s \"%s\" has no known tokens".formatted(origin, role.key, item));
        }
        if (ids.length > most) {
            throw new UserException(
                    "%s: the %s has %d tokens, but %s = %d".formatted(origin, role.key, ids.length, role.limit, most));
        }
        int[] ended = Arrays.copyOf(ids, ids.length + 1);
        ended[ids.length] = end();
        return new TokenSequences(new TokenIds(1, ended.length, ended), new int[] {ended.length});
    }

    /** The text of ids that include the end token. */
    public String decodeEnded(int[] ended) {
        return text.decode(Arrays.copyOf(ended, ended.length - 1));
    }

    @Override
    public Optional<TextCodec> written() {
        return Optional.of(text);
    }

    @Override
    public Prediction decode(Asked asked, Predictions predictions, int b, boolean probabilities) {
        List<Decoded> best = ((Predictions.Sequences) predictions).best().get(b);
        String line = asked.line().strip();
        String first = text.decode(best.get(0).tokens());
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put(asked.source().noun(), line)
                .put(role.noun, first);
        PredictedValue value = new PredictedValue.Texts(
                best.stream().map(one -> value(asked, one)).toList());
        if (!probabilities) {
            return new Prediction(value, first, json, List.of(List.of(line, first)));
        }
        StringBuilder shown = new StringBuilder(role == Role.TEXT ? line : first);
        List<List<String>> rows = new ArrayList<>();
        ArrayNode all = json.putArray(role.noun + "s");
        for (Decoded one : best) {
            String written = text.decode(one.tokens());
            shown.append(String.format(Locale.ROOT, "\n  %7.3f  %s", one.logProbability(), written));
            rows.add(List.of(line, written, Double.toString(one.logProbability())));
            ObjectNode entry = all.addObject()
                    .put(role.noun, written)
                    .put("logProbability", one.logProbability())
                    .put("score", one.score());
            if (one.attention() != null) {
                attention(entry, asked, one);
            }
        }
        if (best.get(0).attention() != null && !asked.tokens().isEmpty()) {
            shown.append('\n')
                    .append(AttentionText.of(
                            asked.tokens(),
                            tokens(best.get(0).tokens()),
                            best.get(0).attention()));
        }
        return new Prediction(value, shown.toString(), json, rows);
    }

    private PredictedValue.Text value(Asked asked, Decoded one) {
        return new PredictedValue.Text(
                text.decode(one.tokens()),
                one.logProbability(),
                one.score(),
                Optional.ofNullable(one.attention())
                        .map(weights -> new PredictedValue.Alignment(asked.tokens(), tokens(one.tokens()), weights)));
    }

    private void attention(ObjectNode entry, Asked asked, Decoded one) {
        asked.tokens().forEach(entry.putArray("sourceTokens")::add);
        tokens(one.tokens()).forEach(entry.putArray("tokens")::add);
        ArrayNode matrix = entry.putArray("attention");
        for (float[] step : one.attention()) {
            ArrayNode row = matrix.addArray();
            for (float weight : step) {
                row.add(Math.round(weight * 1e4) / 1e4);
            }
        }
    }

    private List<String> tokens(int[] ids) {
        return IntStream.of(ids).mapToObj(id -> text.decode(new int[] {id})).toList();
    }

    @Override
    public List<String> columns(SourceSide<?> source, boolean probabilities) {
        return probabilities ? List.of(source.noun(), role.noun, "log probability") : List.of(source.noun(), role.noun);
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of(role.fact, vocabulary());
    }

    @Override
    public void write(ObjectNode json) {
        json.set(role.key, TextCodecs.write(text));
    }

    /** Reads a side that {@link #write} wrote. */
    public static WrittenSide read(String format, Role role, JsonNode json) {
        return new WrittenSide(TextCodecs.read(format, json.path(role.key)), role, Integer.MAX_VALUE);
    }
}
