package org.rnn4j.datasets.codec;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;

/**
 * What keeps a vocabulary small. What is left out is unknown, so that a network sees the unknown token in training.
 *
 * @param minCount what the training text holds less often is left out
 * @param maxVocabulary ids, the unknown one included; only the most frequent are kept
 */
public record VocabularyLimits(int minCount, int maxVocabulary) {
    /** All that the training text holds. */
    public static final VocabularyLimits NONE = new VocabularyLimits(1, Integer.MAX_VALUE);

    public VocabularyLimits {
        Require.inRange("data.tokenizer.min-count", minCount, 1, Integer.MAX_VALUE);
        Require.inRange("data.tokenizer.max-vocabulary", maxVocabulary, 2, Integer.MAX_VALUE);
    }

    /**
     * What is kept, from the most frequent on.
     *
     * @param ties the order among what is equally frequent
     * @param taken ids that other tokens have
     */
    public <T> List<T> mostFrequent(Map<T, Integer> counts, Comparator<T> ties, int taken) {
        Comparator<Map.Entry<T, Integer>> byCount = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= minCount)
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
