package org.rnn4j.datasets.tagging;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rnn4j.datasets.codec.VocabularyLimits;

/**
 * All that was learned from the training part before a network learns; stored with the model, by the names of its
 * components.
 *
 * @param format of the files, for rows that a user wants tagged
 * @param form which words are the same
 * @param words that training saw, from the most frequent on
 * @param known how many of them have an id
 * @param characters that have an id, in one text; empty where a network reads none
 * @param tags by id
 */
record Fitted(
        TaggedFormat format, WordOptions form, List<String> words, int known, String characters, List<String> tags) {
    /** A character that training saw once is unknown: that is how a network learns what an unknown one may be. */
    private static final VocabularyLimits CHARACTERS = new VocabularyLimits(2, Integer.MAX_VALUE);

    Fitted {
        words = List.copyOf(words);
        tags = List.copyOf(tags);
        if (tags.isEmpty() || known < 0 || known > words.size()) {
            throw new IllegalArgumentException("%d of %d words, %d tags".formatted(known, words.size(), tags.size()));
        }
    }

    static Fitted to(List<Sentence> training, TaggedOptions options) {
        Map<String, Integer> words = new HashMap<>();
        Map<Integer, Integer> characters = new TreeMap<>();
        Set<String> tags = new TreeSet<>();
        for (Sentence sentence : training) {
            for (String word : sentence.words()) {
                words.merge(options.words().fold(word), 1, Integer::sum);
                options.words().normalize().apply(word).codePoints().forEach(c -> characters.merge(c, 1, Integer::sum));
            }
            tags.addAll(sentence.tags());
        }
        List<String> seen = VocabularyLimits.NONE.mostFrequent(words, Comparator.naturalOrder(), 0);
        long frequent = seen.stream()
                .filter(word -> words.get(word) >= options.words().minCount())
                .count();
        StringBuilder spelt = new StringBuilder();
        if (options.characters()) {
            CHARACTERS.mostFrequent(characters, Comparator.naturalOrder(), 0).forEach(spelt::appendCodePoint);
        }
        return new Fitted(
                options.format(),
                options.words(),
                seen,
                (int) Math.min(frequent, options.words().maxVocabulary() - 1),
                spelt.toString(),
                TagScheme.complete(tags));
    }
}
