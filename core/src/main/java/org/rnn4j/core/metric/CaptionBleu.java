package org.rnn4j.core.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Corpus BLEU of order 1 to 4 (Papineni et al., 2002) as the evaluation of MS COCO captions computes it: no smoothing, the length of
 * the closest reference, one penalty for short answers. {@link Bleu} is that of translations. Not thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1504.00325">Chen et al., Microsoft COCO Captions, 2015</a>
 */
final class CaptionBleu {
    static final int ORDER = 4;
    /** Keep quotients finite, as in the evaluation of COCO. */
    private static final double SMALL = 1e-9;

    private static final double TINY = 1e-15;

    private final long[] correct = new long[ORDER];
    private final long[] total = new long[ORDER];
    private long length;
    private long referenceLength;

    /** @param references at least one */
    void add(List<String> answer, List<List<String>> references) {
        Map<List<String>, Integer> most = new HashMap<>();
        int nearest = references.get(0).size();
        for (List<String> reference : references) {
            Grams.count(reference, ORDER).forEach((gram, count) -> most.merge(gram, count, Math::max));
            nearest = nearer(reference.size(), nearest, answer.size());
        }
        Grams.count(answer, ORDER)
                .forEach((gram, count) -> correct[gram.size() - 1] += Math.min(count, most.getOrDefault(gram, 0)));
        for (int n = 1; n <= ORDER; n++) {
            total[n - 1] += Math.max(0, answer.size() - n + 1);
        }
        length += answer.size();
        referenceLength += nearest;
    }

    /** The length that is nearer to a third one, the shorter one at a tie. */
    private static int nearer(int a, int b, int length) {
        int distance = Integer.compare(Math.abs(a - length), Math.abs(b - length));
        return distance < 0 || (distance == 0 && a < b) ? a : b;
    }

    /** BLEU of orders 1 to 4, in [0, 1]. */
    double[] scores() {
        double[] scores = new double[ORDER];
        double ratio = (length + TINY) / (referenceLength + SMALL);
        double penalty = ratio < 1 ? Math.exp(1 - 1 / ratio) : 1;
        double product = 1;
        for (int n = 0; n < ORDER; n++) {
            product *= (correct[n] + TINY) / (total[n] + SMALL);
            scores[n] = Math.pow(product, 1.0 / (n + 1)) * penalty;
        }
        return scores;
    }
}
