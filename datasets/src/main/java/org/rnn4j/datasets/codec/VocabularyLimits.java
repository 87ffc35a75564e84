package org.rnn4j.datasets.codec;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;

/**
 * Limits of a vocabulary. Tokens that are left out are unknown, so that a network sees the unknown token in training.
 *
 * @param minCount minimum number of occurrences in the training text
 * @param maxVocabulary maximum number of ids, including the unknown one; only the most frequent are kept
 */
public record VocabularyLimits(int minCount, int maxVocabulary) {
    /** No limits: all tokens of the training text. */
    public static final VocabularyLimits NONE = new VocabularyLimits(1, Integer.MAX_VALUE);

    public VocabularyLimits {
        Require.inRange("data.tokenizer.min-count", minCount, 1, Integer.MAX_VALUE);
        Require.inRange("data.tokenizer.max-vocabulary", maxVocabulary, 2, Integer.MAX_VALUE);
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
            return new UserException(
                    "data: the training split has no %s to learn; use other text".formatted(unit));
        }
        return new UserException("data.tokenizer.min-count = %d makes every %s unknown; lower it or use more text"
                .formatted(minCount, unit));
    }
}
