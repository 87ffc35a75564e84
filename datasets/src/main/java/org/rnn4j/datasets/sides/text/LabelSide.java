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
import org.rnn4j.core.decode.ctc.Alignment;
import org.rnn4j.core.decode.ctc.LabelTexts;
import org.rnn4j.core.decode.ctc.Labels;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictedValue.SpokenWord;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.codec.TextCodecs;
import org.rnn4j.datasets.examples.Padding;
import org.rnn4j.datasets.sides.SourceSide;
import org.rnn4j.datasets.sides.TargetSide;

/**
 * A text in the order of a longer source, such as the transcript of speech, as labels: label k is token k - 1 of
 * the text's codec, and 0 is the blank of CTC.
 *
 * @param text codec of the text
 * @param texts texts of the labels
 * @param most maximum number of labels in training; unused by a trained model
 * @param key job key of {@code most}, for errors
 */
public record LabelSide(TextCodec text, LabelTexts texts, int most, String key) implements TargetSide<String> {
    private static final String NOUN = "transcript";
    private static final String JSON = "labels";

    /** A side for the texts of a codec. */
    public static LabelSide of(TextCodec text, int most, String key) {
        return new LabelSide(text, LabelTexts.of(text), most, key);
    }

    /** The same side with a maximum number of labels. */
    public LabelSide atMost(int labels) {
        return new LabelSide(text, texts, labels, key);
    }

    @Override
    public OutputSpec output(List<SequenceValues> training) {
        return new OutputSpec.Labels(text.vocabularySize() + 1);
    }

    /** An empty text has no labels; its one id is padding. */
    @Override
    public TokenSequences encode(String item, String origin) {
        int[] labels = labels(item);
        if (labels.length > 0 && Arrays.stream(labels).allMatch(label -> label == text.unknownId() + 1)) {
            throw new UserException("%s: the %s \"%s\" has no known tokens".formatted(origin, NOUN, item));
        }
        if (labels.length > most) {
            throw new UserException(
                    "%s: the %s has %d labels, but %s = %d".formatted(origin, NOUN, labels.length, key, most));
        }
        int time = Math.max(1, labels.length);
        return new TokenSequences(new TokenIds(1, time, Arrays.copyOf(labels, time)), new int[] {labels.length});
    }

    private int[] labels(String item) {
        return Arrays.stream(text.encode(item)).map(id -> id + 1).toArray();
    }

    private String decode(int[] labels) {
        return Labels.text(text, labels);
    }

    @Override
    public void requireFit(SequenceValues source, SequenceValues target, SourceSide<?> side, String origin) {
        TokenSequences sequence = (TokenSequences) target;
        int[] labels = Arrays.copyOf(sequence.ids().ids(), sequence.lengths()[0]);
        int steps = Padding.steps(source);
        if (steps < Labels.steps(labels)) {
            throw new UserException(
                    "%s: the source has %s; %s".formatted(origin, Alignment.misfit(steps, labels), side.moreSteps()));
        }
    }

    @Override
    public Optional<TextCodec> written() {
        return Optional.of(text);
    }

    @Override
    public List<SpokenWord> align(String known, float[][] logs) {
        int[] labels = labels(known);
        if (Arrays.stream(labels).anyMatch(label -> label == text.unknownId() + 1)) {
            throw new UserException("the text \"%s\" has tokens that the model does not know: %s"
                    .formatted(known, text.unknownIn(known)));
        }
        return words(labels, logs);
    }

    @Override
    public Prediction aligned(Asked asked, String known, float[][] logs) {
        List<SpokenWord> words;
        try {
            words = align(known, logs);
        } catch (UserException e) {
            throw new UserException("%s: %s".formatted(asked.line().strip(), e.getMessage()), e);
        }
        double logProbability = Alignment.of(logs, labels(known)).logProbability();
        WordTimes times = WordTimes.of(asked.source());
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put(asked.source().noun(), asked.line().strip())
                .put(NOUN, known)
                .put("logProbability", logProbability);
        times.write(words, json.putArray("words"));
        return new Prediction(
                new PredictedValue.Transcript(
                        List.of(new PredictedValue.Text(known, logProbability, logProbability, Optional.empty())),
                        words),
                known + times.shown(words),
                json,
                times.rows(asked.line().strip(), words));
    }

    private List<SpokenWord> words(int[] labels, float[][] logs) {
        List<Alignment.Span> spans = Alignment.of(logs, labels).spans();
        List<SpokenWord> words = new ArrayList<>();
        for (LabelTexts.Word word : texts.words(labels)) {
            List<Alignment.Span> its = spans.subList(word.from(), word.to());
            double logarithm = its.stream()
                    .mapToDouble(span -> Math.log(span.confidence()))
                    .average()
                    .orElseThrow();
            words.add(new SpokenWord(
                    decode(Arrays.copyOfRange(labels, word.from(), word.to())).strip(),
                    its.get(0).begin(),
                    its.get(its.size() - 1).end(),
                    Math.exp(logarithm)));
        }
        return words;
    }

    /** Rows of a table are the words if {@code probabilities}, otherwise the transcript. */
    @Override
    public Prediction decode(Asked asked, Predictions predictions, int b, boolean probabilities) {
        Predictions.Sequences sequences = (Predictions.Sequences) predictions;
        List<Decoded> best = sequences.best().get(b);
        List<SpokenWord> words = words(best.get(0).tokens(), sequences.labels()[b]);
        String line = asked.line().strip();
        String first = decode(best.get(0).tokens());
        PredictedValue value =
                new PredictedValue.Transcript(best.stream().map(this::value).toList(), words);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put(asked.source().noun(), line)
                .put(NOUN, first);
        WordTimes times = WordTimes.of(asked.source());
        times.write(words, json.putArray("words"));
        if (!probabilities) {
            return new Prediction(value, first, json, List.of(List.of(line, first)));
        }
        StringBuilder shown = new StringBuilder(first);
        ArrayNode all = json.putArray(NOUN + "s");
        for (Decoded one : best) {
            String written = decode(one.tokens());
            shown.append(String.format(Locale.ROOT, "\n  %7.3f  %s", one.logProbability(), written));
            all.addObject()
                    .put(NOUN, written)
                    .put("logProbability", one.logProbability())
                    .put("score", one.score());
        }
        shown.append(times.shown(words));
        return new Prediction(value, shown.toString(), json, times.rows(line, words));
    }

    private PredictedValue.Text value(Decoded one) {
        return new PredictedValue.Text(decode(one.tokens()), one.logProbability(), one.score(), Optional.empty());
    }

    @Override
    public List<String> columns(SourceSide<?> source, boolean probabilities) {
        return probabilities
                ? List.of(source.noun(), "word", "begin", "end", "confidence")
                : List.of(source.noun(), NOUN);
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("labels", text.vocabularySize());
    }

    @Override
    public void write(ObjectNode json) {
        json.set(JSON, TextCodecs.write(text));
    }

    /** Whether a saved codec has such a side. */
    public static boolean isIn(JsonNode json) {
        return json.has(JSON);
    }

    /** Reads a side that {@link #write} wrote. */
    public static LabelSide read(String format, JsonNode json) {
        return of(TextCodecs.read(format, json.path(JSON)), Integer.MAX_VALUE, "");
    }
}
