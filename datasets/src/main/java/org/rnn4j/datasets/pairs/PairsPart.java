package org.rnn4j.datasets.pairs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.rnn4j.datasets.examples.TokenInputs;

/** One part, encoded. */
final class PairsPart {
    private final PairsCodec codec;
    private final List<Pair> pairs;
    private final TokenInputs sources;
    private final TokenInputs targets;
    private final Map<String, TreeSet<String>> right = new HashMap<>();

    PairsPart(PairsCodec codec, List<Pair> pairs, List<int[]> sources, List<int[]> targets) {
        this.codec = codec;
        this.pairs = List.copyOf(pairs);
        this.sources = new TokenInputs(sources);
        this.targets = new TokenInputs(targets);
        for (Pair pair : pairs) {
            right.computeIfAbsent(pair.source(), source -> new TreeSet<>()).add(shown(pair.target()));
        }
    }

    PairsCodec codec() {
        return codec;
    }

    int size() {
        return pairs.size();
    }

    List<Pair> pairs() {
        return pairs;
    }

    TokenInputs sources() {
        return sources;
    }

    TokenInputs targets() {
        return targets;
    }

    /** All right answers to the source of an example, as the codec would spell them. */
    List<String> targets(int example) {
        return List.copyOf(right.get(pairs.get(example).source()));
    }

    /** A text as it comes back from the codec: without what a tokenizer drops, but with what it does not know. */
    private String shown(String target) {
        int[] ids = codec.target().encode(target);
        boolean known = Arrays.stream(ids).noneMatch(id -> id == codec.target().unknownId());
        return known ? codec.target().decode(ids) : target;
    }

    List<Integer> tokens(String text) {
        return Arrays.stream(codec.target().encode(text)).boxed().toList();
    }
}
