package org.rnn4j.core.metric;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Corpus chrF2 (Popović, 2015) as sacreBLEU computes it: the F-score, with recall weighted twice, of character n-grams
 * up to six; precision and recall are averaged over the orders that occur. Blanks do not count. Of several references,
 * the one with the best score of the text counts.
 */
public final class ChrF {
    private static final int ORDER = 6;

    /** The usual weight of recall: the score is chrF2. */
    private static final double BETA = 2;

    private final Matches all = new Matches(new long[ORDER], new long[ORDER], new long[ORDER]);

    /**
     * Adds a text.
     *
     * @param references reference texts, at least one
     */
    public void add(String hypothesis, List<String> references) {
        all.add(references.stream()
                .map(reference -> Matches.of(hypothesis, reference))
                .max(Comparator.comparingDouble(Matches::score))
                .orElseThrow());
    }

    /** The score, in [0, 100]. */
    public double score() {
        return all.score();
    }

    /** Numbers of n-grams by order: of the hypothesis, of the reference, and in both. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Matches(long[] predicted, long[] wanted, long[] common) {

        static Matches of(String hypothesis, String reference) {
            Matches matches = new Matches(new long[ORDER], new long[ORDER], new long[ORDER]);
            String mine = hypothesis.replaceAll("(?U)\\s+", "");
            String right = reference.replaceAll("(?U)\\s+", "");
            for (int n = 1; n <= ORDER; n++) {
                Map<String, Integer> a = grams(mine, n);
                Map<String, Integer> b = grams(right, n);
                matches.predicted[n - 1] = sum(a);
                matches.wanted[n - 1] = sum(b);
                matches.common[n - 1] = a.entrySet().stream()
                        .mapToInt(gram -> Math.min(gram.getValue(), b.getOrDefault(gram.getKey(), 0)))
                        .sum();
            }
            return matches;
        }

        private static Map<String, Integer> grams(String text, int n) {
            int[] points = text.codePoints().toArray();
            Map<String, Integer> counts = new HashMap<>();
            for (int from = 0; from + n <= points.length; from++) {
                counts.merge(new String(points, from, n), 1, Integer::sum);
            }
            return counts;
        }

        private static long sum(Map<String, Integer> counts) {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        void add(Matches other) {
            for (int n = 0; n < ORDER; n++) {
                predicted[n] += other.predicted[n];
                wanted[n] += other.wanted[n];
                common[n] += other.common[n];
            }
        }

        double score() {
            double precision = 0;
            double recall = 0;
            int orders = 0;
            for (int n = 0; n < ORDER; n++) {
                if (predicted[n] > 0 && wanted[n] > 0) {
                    precision += (double) common[n] / predicted[n];
                    recall += (double) common[n] / wanted[n];
                    orders++;
                }
            }
            if (precision + recall == 0) {
                return 0;
            }
            double square = BETA * BETA;
            return 100 * (1 + square) * precision * recall / (square * precision + recall) / orders;
        }
    }
}
