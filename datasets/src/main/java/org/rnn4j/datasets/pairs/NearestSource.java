package org.rnn4j.datasets.pairs;

import java.util.Arrays;
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

    private final Map<Integer, Postings> postings = new HashMap<>();
    private final int sources;

    /** The training sources that have a token, in their order, and their weights; a source's vector has length 1. */
    private static final class Postings {
        private int[] sources = new int[2];
        private float[] weights = new float[2];
        private int size;

        void add(int source, float weight) {
            if (size == sources.length) {
                sources = Arrays.copyOf(sources, 2 * size);
                weights = Arrays.copyOf(weights, 2 * size);
            }
            sources[size] = source;
            weights[size++] = weight;
        }
    }

    NearestSource(List<SequenceValues> training) {
        sources = training.size();
        Map<Integer, Integer> having = new HashMap<>();
        training.forEach(source -> counts(source).keySet().forEach(token -> having.merge(token, 1, Integer::sum)));
        Map<Integer, Double> rarity = new HashMap<>();
        having.forEach((token, df) -> rarity.put(token, Math.log((1.0 + sources) / (1 + df)) + 1));
        for (int i = 0; i < sources; i++) {
            Map<Integer, Integer> counts = counts(training.get(i));
            double squares = 0;
            for (var entry : counts.entrySet()) {
                double weight = entry.getValue() * rarity.get(entry.getKey());
                squares += weight * weight;
            }
            double length = Math.sqrt(squares);
            int source = i;
            // the rarity of a question's token is multiplied here, so that a question needs its counts only
            counts.forEach((token, count) -> postings.computeIfAbsent(token, any -> new Postings())
                    .add(source, (float) (count * rarity.get(token) * rarity.get(token) / length)));
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
                .mapToLong(token -> postings.containsKey(token) ? postings.get(token).size : 0)
                .sum();
        if (products > MOST) {
            return Optional.empty();
        }
        double[] buffer = new double[sources];
        return Optional.of(
                counts.stream().mapToInt(count -> nearest(count, buffer)).toArray());
    }

    private int nearest(Map<Integer, Integer> counts, double[] products) {
        Arrays.fill(products, 0);
        counts.forEach((token, count) -> {
            Postings having = postings.getOrDefault(token, new Postings());
            for (int p = 0; p < having.size; p++) {
                products[having.sources[p]] += count * having.weights[p];
            }
        });
        int nearest = 0;
        for (int i = 1; i < sources; i++) {
            nearest = products[i] > products[nearest] ? i : nearest;
        }
        return nearest;
    }
}
