package org.rnn4j.core.metric;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.TagPaths;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/**
 * Scores tags. If they encode spans ({@link Spans#canRead}), the main metric is F1 over whole spans: a span is correct
 * if its type and both its ends are. Otherwise it is accuracy over tokens, with metrics for each tag.
 */
public final class TaggingScorer implements Scorer {
    private final List<String> tags;
    private final boolean[][] unknown;
    private final boolean spans;
    private final Map<String, Hits> types = new TreeMap<>();
    private Hits tokens = Hits.NONE;
    private Hits unknownTokens = Hits.NONE;

    /**
     * Creates a scorer without predictions.
     *
     * @param tags by id
     * @param unknown {@code [example][time]}, whether the word does not occur in the training split
     */
    public TaggingScorer(List<String> tags, boolean[][] unknown) {
        this.tags = List.copyOf(tags);
        this.unknown = unknown;
        this.spans = Spans.canRead(tags);
    }

    @Override
    public void add(SequenceBatch batch, Predictions predictions) {
        TokenIds targets = (TokenIds) batch.targets();
        int[][] paths = ((TagPaths) predictions).tags();
        for (int b = 0; b < paths.length; b++) {
            List<String> expected = new ArrayList<>();
            List<String> answered = new ArrayList<>();
            for (int t = 0; t < paths[b].length; t++) {
                expected.add(tags.get(targets.at(b, t)));
                answered.add(tags.get(paths[b][t]));
            }
            countTokens(expected, answered, unknown[batch.examples()[b]]);
            countTypes(units(expected), units(answered));
        }
    }

    private void countTokens(List<String> expected, List<String> answered, boolean[] unknownWords) {
        for (int t = 0; t < expected.size(); t++) {
            Hits hit = new Hits(expected.get(t).equals(answered.get(t)) ? 1 : 0, 1, 1);
            tokens = tokens.plus(hit);
            unknownTokens = unknownWords[t] ? unknownTokens.plus(hit) : unknownTokens;
        }
    }

    private List<Span> units(List<String> sentence) {
        if (spans) {
            return Spans.of(sentence);
        }
        List<Span> single = new ArrayList<>();
        for (int t = 0; t < sentence.size(); t++) {
            single.add(new Span(sentence.get(t), t, t + 1));
        }
        return single;
    }

    private void countTypes(List<Span> expected, List<Span> answered) {
        Set<Span> found = new HashSet<>(expected);
        found.retainAll(answered);
        expected.forEach(span -> types.merge(span.type(), new Hits(0, 0, 1), Hits::plus));
        answered.forEach(span -> types.merge(span.type(), new Hits(0, 1, 0), Hits::plus));
        found.forEach(span -> types.merge(span.type(), new Hits(1, 0, 0), Hits::plus));
    }

    @Override
    public Score score() {
        List<Metric> metrics = new ArrayList<>();
        if (spans) {
            Hits all = types.values().stream().reduce(Hits.NONE, Hits::plus);
            metrics.add(new Metric("span F1", all.f1(), Kind.SHARE));
            metrics.add(new Metric("precision", all.precision(), Kind.SHARE));
            metrics.add(new Metric("recall", all.recall(), Kind.SHARE));
        }
        metrics.add(new Metric("accuracy", tokens.recall(), Kind.SHARE));
        if (unknownTokens.expected() > 0) {
            metrics.add(new Metric("accuracy on unknown words", unknownTokens.recall(), Kind.SHARE));
            metrics.add(new Metric("unknown words", unknownTokens.expected(), Kind.COUNT));
        }
        return new Score(metrics, table(), Map.of("types", byType()));
    }

    private Map<String, Object> byType() {
        Map<String, Object> byType = new LinkedHashMap<>();
        types.forEach((type, hits) -> {
            Map<String, Object> metrics = new LinkedHashMap<>();
            metrics.put("precision", hits.precision());
            metrics.put("recall", hits.recall());
            metrics.put("F1", hits.f1());
            metrics.put(spans ? "spans" : "tokens", hits.expected());
            metrics.put("predicted", hits.predicted());
            byType.put(type, metrics);
        });
        return byType;
    }

    private String table() {
        int width = Math.max(
                4, types.keySet().stream().mapToInt(String::length).max().orElse(0));
        String unit = spans ? "spans" : "tokens";
        StringBuilder table = new StringBuilder(row(width, "type", "precision", "recall", "F1", unit));
        types.forEach((type, hits) -> table.append(row(
                width,
                type,
                percent(hits.precision()),
                percent(hits.recall()),
                percent(hits.f1()),
                String.format(Locale.ROOT, "%,d", hits.expected()))));
        return table.toString();
    }

    private static String row(int width, String type, String precision, String recall, String f1, String count) {
        String name = type + " ".repeat(width - type.length());
        return String.format(Locale.ROOT, "%s  %9s  %7s  %7s  %7s\n", name, precision, recall, f1, count);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
