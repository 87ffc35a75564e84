package org.rnn4j.datasets.sides.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.rnn4j.core.metric.Edits;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.examples.Example;

/**
 * The right texts of each source, for scores of texts. If several examples have the same source, all their texts are right, and the
 * source counts once.
 */
public final class References<S> {
    private final List<Example<S, String>> examples;
    private final TextCodec text;
    private final Map<S, Set<String>> right = new HashMap<>();
    private final Set<S> scored = new HashSet<>();

    /** @param text codec of the texts */
    public References(List<Example<S, String>> examples, TextCodec text) {
        this.examples = examples;
        this.text = text;
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

    /** Whether a source has several right texts. */
    public boolean areSeveral() {
        return right.values().stream().anyMatch(texts -> texts.size() > 1);
    }

    /** The right texts of an example, in alphabetical order; empty if its source was asked for before. */
    public Optional<List<String>> next(int example) {
        S source = examples.get(example).source();
        return scored.add(source) ? Optional.of(List.copyOf(right.get(source))) : Optional.empty();
    }

    /** Number of sources that were asked for. */
    public int count() {
        return scored.size();
    }

    /**
     * The text that takes the fewest edits; the first one at a tie.
     *
     * @param items the items of a text that edits change, such as its words
     */
    public static String nearest(String prediction, List<String> texts, Function<String, List<?>> items) {
        return texts.size() == 1
                ? texts.get(0)
                : texts.stream()
                        .min(Comparator.comparingInt(one -> Edits.of(items.apply(prediction), items.apply(one))
                                .total()))
                        .orElseThrow();
    }
}
