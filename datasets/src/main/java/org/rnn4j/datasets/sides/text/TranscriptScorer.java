package org.rnn4j.datasets.sides.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rnn4j.core.metric.Edits;
import org.rnn4j.core.metric.ErrorRate;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.examples.Example;

/**
 * Scores transcripts: error rates of words, which stand between blanks (symbols, if the labels are such), and of characters. If a source
 * has several transcripts, it counts once, and the one with the fewest word errors is the reference.
 */
final class TranscriptScorer<S> implements Scorer {
    private final List<Example<S, String>> examples;
    private final TextCodec text;
    private final boolean isExactMain;
    private final Map<S, Set<String>> right = new HashMap<>();
    private final Set<S> scored = new HashSet<>();
    private final ErrorRate words = new ErrorRate();
    private final ErrorRate characters = new ErrorRate();
    private int exact;

    TranscriptScorer(List<Example<S, String>> examples, TextCodec text, boolean isExactMain) {
        this.examples = examples;
        this.text = text;
        this.isExactMain = isExactMain;
        for (Example<S, String> example : examples) {
            right.computeIfAbsent(example.source(), source -> new TreeSet<>()).add(shown(example.target()));
        }
    }

    /** A text as restored by the codec: without what a tokenizer drops, but with its unknown tokens. */
    private String shown(String target) {
        int[] ids = text.encode(target);
        boolean known = Arrays.stream(ids).noneMatch(id -> id == text.unknownId());
        return known ? text.decode(ids) : target;
    }

    @Override
    public void add(SequenceBatch batch, Predictions given) {
        List<List<Decoded>> best = ((Predictions.Sequences) given).best();
        for (int b = 0; b < batch.batch(); b++) {
            int[] labels = best.get(b).get(0).tokens();
            add(
                    batch.examples()[b],
                    text.decode(Arrays.stream(labels).map(label -> label - 1).toArray()));
        }
    }

    void add(int example, String transcript) {
        S source = examples.get(example).source();
        if (!scored.add(source)) {
            return;
        }
        Set<String> references = right.get(source);
        exact += references.contains(transcript) ? 1 : 0;
        String nearest = references.stream()
                .min(Comparator.comparingInt(reference ->
                        Edits.of(words(transcript), words(reference)).total()))
                .orElseThrow();
        words.add(words(transcript), words(nearest));
        characters.add(characters(transcript), characters(nearest));
    }

    private static List<String> words(String transcript) {
        return transcript.isBlank() ? List.of() : List.of(transcript.strip().split("\\s+", -1));
    }

    private static List<Integer> characters(String transcript) {
        return Arrays.stream(transcript.codePoints().toArray()).boxed().toList();
    }

    @Override
    public Score score() {
        Metric right = new Metric("transcripts right", (double) exact / scored.size(), Kind.SHARE);
        List<Metric> metrics = new ArrayList<>(List.of(
                new Metric("word error rate", words.rate(), Kind.ERROR_SHARE),
                new Metric("character error rate", characters.rate(), Kind.ERROR_SHARE)));
        metrics.add(isExactMain ? 0 : metrics.size(), right);
        String details = "words:      %s\ncharacters: %s\n"
                .formatted(words.describe("words"), characters.describe("characters"));
        Map<String, Object> breakdown = new LinkedHashMap<>();
        breakdown.put("words", words.breakdown());
        breakdown.put("characters", characters.breakdown());
        return new Score(metrics, details, breakdown);
    }
}
