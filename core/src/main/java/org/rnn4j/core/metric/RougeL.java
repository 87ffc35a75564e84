package org.rnn4j.core.metric;

import java.util.List;

/**
 * ROUGE-L (Lin, 2004): the longest common subsequence of an answer and a reference, over the length of the answer (precision) and of
 * the reference (recall). Of several references, the best precision and the best recall count, as in the evaluation of COCO captions.
 *
 * @see <a href="https://aclanthology.org/W04-1013">Lin, ROUGE, 2004</a>
 */
final class RougeL {
    /** Weight of the recall, as in the evaluation of COCO captions. */
    private static final double BETA = 1.2;

    private RougeL() {}

    /** The score of one answer, in [0, 1]. */
    static double of(List<String> answer, List<List<String>> references) {
        double precision = 0;
        double recall = 0;
        for (List<String> reference : references) {
            double common = common(answer, reference);
            precision = Math.max(precision, answer.isEmpty() ? 0 : common / answer.size());
            recall = Math.max(recall, reference.isEmpty() ? 0 : common / reference.size());
        }
        return precision == 0 || recall == 0
                ? 0
                : (1 + BETA * BETA) * precision * recall / (recall + BETA * BETA * precision);
    }

    /** Length of the longest common subsequence. */
    private static int common(List<String> a, List<String> b) {
        int[] before = new int[b.size() + 1];
        for (String word : a) {
            int[] row = new int[b.size() + 1];
            for (int j = 1; j <= b.size(); j++) {
                row[j] = word.equals(b.get(j - 1)) ? before[j - 1] + 1 : Math.max(before[j], row[j - 1]);
            }
            before = row;
        }
        return before[b.size()];
    }
}
