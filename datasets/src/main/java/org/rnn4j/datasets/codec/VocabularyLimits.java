package org.rnn4j.datasets.codec;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/**
 * What keeps a vocabulary small. What is left out is unknown, so that a network sees the unknown token in training.
 *
 * @param minCount what the training text holds less often is left out
 * @param maxVocabulary ids, the unknown one included; only the most frequent are kept
 */
public record VocabularyLimits(
        @Default("1")
        @Range(min = 1, max = Integer.MAX_VALUE)
        @Doc("Tokens that occur less often in the training text are unknown.")
        int minCount,

        @Default("2147483647")
        @Range(min = 2, max = Integer.MAX_VALUE)
        @Doc("Maximum number of ids, the unknown one included; the most frequent tokens are kept.")
        int maxVocabulary) {
    /** All that the training text holds. */
    public static final VocabularyLimits NONE = new VocabularyLimits(1, Integer.MAX_VALUE);

    public VocabularyLimits {
        Ranges.require("data.tokenizer", VocabularyLimits.class, minCount, maxVocabulary);
    }

    /**
     * What is kept, from the most frequent on.
     *
     * @param ties the order among what is equally frequent
     * @param taken ids that other tokens have
     */
    public <T, N extends Number & Comparable<N>> List<T> mostFrequent(Map<T, N> counts, Comparator<T> ties, int taken) {
        Comparator<Map.Entry<T, N>> byCount = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().longValue() >= minCount)
                .sorted(byCount.thenComparing(Map.Entry::getKey, ties))
                .limit(Math.max(0, maxVocabulary - taken))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Every token would be unknown. */
    UserException leavesNothing(String unit) {
        if (minCount == 1) {
            return new UserException(
                    "data: the training part holds no %s that could be learned; give other text".formatted(unit));
        }
        return new UserException("data.tokenizer.min-count = %d makes every %s unknown; lower it or give more text"
                .formatted(minCount, unit));
    }
}
