package org.rnn4j.datasets.pairs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/**
 * Retrieval: the training source with the largest cosine of tf-idf vectors of tokens, the first one at a tie. With n training
 * sources, of which df have a token, the weight of a token that occurs tf times in a source is
 *
 * <pre>
 *   tf * (ln((1 + n) / (1 + df)) + 1)
 * </pre>
 *
 * @see <a href="https://nlp.stanford.edu/IR-book/html/htmledition/tf-idf-weighting-1.html">Manning et al., 2008, section 6.2</a>
 */
final class NearestSource {
    /** Maximum number of products of weights for a split; more would take too long. */
    private static final long MOST = 4_000_000_000L;

    private final Map<Integer, List<Posting>> postings = new HashMap<>();
    private final int sources;

    /** The weight of a token in a training source, whose vector has length 1. */
    private record Posting(int source, float weight) {}

    NearestSource(List<SequenceValues> training) {
        sources = training.size();
        List<Map<Integer, Integer>> counts =
                training.stream().map(NearestSource::counts).toList();
        Map<Integer, Integer> having = new HashMap<>();
        counts.forEach(count -> count.keySet().forEach(token -> having.merge(token, 1, Integer::sum)));
        Map<Integer, Double> rarity = new HashMap<>();
        having.forEach((token, df) -> rarity.put(token, Math.log((1.0 + sources) / (1 + df)) + 1));
        for (int i = 0; i < sources; i++) {
            double squares = 0;
            for (var entry : counts.get(i).entrySet()) {
                double weight = entry.getValue() * rarity.get(entry.getKey());
                squares += weight * weight;
            }
            double length = Math.sqrt(squares);
            int source = i;
            // the rarity of a question's token is multiplied here, so that a question needs its counts only
            counts.get(i)
                    .forEach((token, count) -> postings.computeIfAbsent(token, any -> new ArrayList<>())
                            .add(new Posting(
                                    source, (float) (count * rarity.get(token) * rarity.get(token) / length))));
        }
    }

    private static Map<Integer, Integer> counts(SequenceValues source) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int id : ((TokenIds) source).ids()) {
            counts.merge(id, 1, Integer::sum);
        }
        return counts;
    }

    /** Indices of the training sources that are nearest to some sources; empty if that takes too long. */
    Optional<int[]> nearest(List<SequenceValues> asked) {
        List<Map<Integer, Integer>> counts =
                asked.stream().map(NearestSource::counts).toList();
        long products = counts.stream()
                .flatMap(count -> count.keySet().stream())
                .mapToLong(token -> postings.getOrDefault(token, List.of()).size())
                .sum();
        return products > MOST
                ? Optional.empty()
                : Optional.of(counts.stream().mapToInt(this::nearest).toArray());
    }

    private int nearest(Map<Integer, Integer> counts) {
        double[] products = new double[sources];
        counts.forEach((token, count) -> {
            for (Posting posting : postings.getOrDefault(token, List.of())) {
                products[posting.source] += count * posting.weight;
            }
        });
        int nearest = 0;
        for (int i = 1; i < sources; i++) {
            nearest = products[i] > products[nearest] ? i : nearest;
        }
        return nearest;
    }
}
