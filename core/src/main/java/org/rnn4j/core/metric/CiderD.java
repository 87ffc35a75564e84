package org.rnn4j.core.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CIDEr-D (Vedantam et al., 2015): the similarity of an answer to its references by n-grams of one to four words, where an n-gram
 * counts less if the references of many items have it. With the tf-idf weight g of an n-gram, its clipped product, the cosine norms and
 * the difference d of the lengths in bigrams, the similarity to one reference is
 *
 * <pre>
 *   10 * mean over n of exp(-d^2 / (2 * 6^2)) * sum of min(g_answer, g_reference) * g_reference / (|g_answer| * |g_reference|)
 * </pre>
 *
 * and the score of an item the mean over its references. Not thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1411.5726">Vedantam et al., CIDEr, 2015</a>
 */
final class CiderD {
    private static final int ORDER = 4;
    private static final double SIGMA = 6;
    private static final double SCALE = 10;

    private final List<Item> items = new ArrayList<>();
    private final Map<List<String>, Integer> having = new HashMap<>(); // items of which a reference has the n-gram

    private record Item(Map<List<String>, Integer> answer, List<Map<List<String>, Integer>> references) {}

    /** The weights of n-grams by n, their norms, and the number of bigrams. */
    private record Weights(List<Map<List<String>, Double>> byOrder, double[] norms, int bigrams) {}

    /** @param references at least one */
    void add(List<String> answer, List<List<String>> references) {
        Item item = new Item(
                Grams.count(answer, ORDER),
                references.stream().map(text -> Grams.count(text, ORDER)).toList());
        items.add(item);
        Set<List<String>> any = new HashSet<>();
        item.references.forEach(counts -> any.addAll(counts.keySet()));
        any.forEach(gram -> having.merge(gram, 1, Integer::sum));
    }

    /** The score of each item, 0 or more. */
    double[] each() {
        return items.stream().mapToDouble(this::score).toArray();
    }

    private double score(Item item) {
        Weights answer = weights(item.answer);
        return item.references.stream()
                .mapToDouble(reference -> similarity(answer, weights(reference)))
                .average()
                .orElseThrow();
    }

    private Weights weights(Map<List<String>, Integer> counts) {
        List<Map<List<String>, Double>> byOrder = new ArrayList<>();
        for (int n = 0; n < ORDER; n++) {
            byOrder.add(new HashMap<>());
        }
        double[] squares = new double[ORDER];
        int bigrams = 0;
        double most = Math.log(items.size());
        for (var entry : counts.entrySet()) {
            int n = entry.getKey().size() - 1;
            double weight = entry.getValue() * (most - Math.log(Math.max(1, having.getOrDefault(entry.getKey(), 0))));
            byOrder.get(n).put(entry.getKey(), weight);
            squares[n] += weight * weight;
            bigrams += n == 1 ? entry.getValue() : 0;
        }
        for (int n = 0; n < ORDER; n++) {
            squares[n] = Math.sqrt(squares[n]);
        }
        return new Weights(byOrder, squares, bigrams);
    }

    private static double similarity(Weights answer, Weights reference) {
        double sum = 0;
        for (int n = 0; n < ORDER; n++) {
            double product = 0;
            for (var entry : answer.byOrder.get(n).entrySet()) {
                double right = reference.byOrder.get(n).getOrDefault(entry.getKey(), 0.0);
                product += Math.min(entry.getValue(), right) * right;
            }
            double norms = answer.norms[n] * reference.norms[n];
            sum += norms == 0 ? product : product / norms;
        }
        double longer = answer.bigrams - reference.bigrams;
        return SCALE * sum / ORDER * Math.exp(-longer * longer / (2 * SIGMA * SIGMA));
    }
}
