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
 * Limits of a vocabulary. Tokens that are left out are unknown, so that a network sees the unknown token in training.
 *
 * @param minCount minimum number of occurrences in the training text
 * @param maxVocabulary maximum number of ids, including the unknown one; only the most frequent are kept
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
     * The tokens to keep, most frequent first.
     *
     * @param ties the order of equally frequent tokens
     * @param taken number of ids that other tokens have
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

    /** The error if every token would be unknown. */
    UserException leavesNothing(String unit) {
        if (minCount == 1) {
            return new UserException("data: the training split has no %s to learn; use other text".formatted(unit));
        }
        return new UserException("data.tokenizer.min-count = %d makes every %s unknown; lower it or use more text"
                .formatted(minCount, unit));
    }
}
