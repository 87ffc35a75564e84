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
 * All values fitted on the training split before the network is trained; stored with the model, by the names of the
 * components.
 *
 * @param format format of the files, for rows to be tagged
 * @param form normalisation of words
 * @param words words of the training split, most frequent first
 * @param known number of words that have an id
 * @param characters characters that have an id, in one text; empty if the network reads none
 * @param tags tags by id
 */
record Fitted(
        TaggedFormat format, WordOptions form, List<String> words, int known, String characters, List<String> tags) {
    /**
     * A character that occurs once in the training split is unknown, so that a network learns the unknown character.
     */
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
