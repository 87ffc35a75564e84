package org.rnn4j.datasets.vectors;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.codec.VocabularyLimits;

/**
 * Texts as ids of words. Words are told apart by their spelling, not by the blanks beside them; rare words are left out.
 *
 * @param words words by id, most frequent first
 * @param counts occurrences by id
 * @param sentences ids of each text that has two words or more
 */
public record Corpus(List<String> words, long[] counts, int[][] sentences) {

    /**
     * Divides texts into words.
     *
     * @param minCount minimum number of occurrences of a word
     * @throws UserException if fewer than two words are left
     */
    public static Corpus of(List<String> texts, Tokenizer tokenizer, Normalization normalization, int minCount) {
        TextCodec codec = tokenizer.fit(texts, normalization);
        String[] spelling = new String[codec.vocabularySize()];
        for (int id = 0; id < spelling.length; id++) {
            spelling[id] =
                    id == codec.unknownId() ? "" : codec.decode(new int[] {id}).strip();
        }
        int[][] encoded = texts.stream().map(codec::encode).toArray(int[][]::new);
        Map<String, Long> counts = new HashMap<>();
        for (int[] text : encoded) {
            for (int id : text) {
                counts.merge(spelling[id], 1L, Long::sum);
            }
        }
        counts.remove(""); // blanks, and tokens that the text itself marks as unknown
        List<String> words =
                new VocabularyLimits(minCount, Integer.MAX_VALUE).mostFrequent(counts, Comparator.naturalOrder(), 0);
        if (words.size() < 2) {
            throw new UserException("--min-count = %d leaves %d of %d words; lower it or use more text"
                    .formatted(minCount, words.size(), counts.size()));
        }
        Map<String, Integer> idOf = new HashMap<>();
        words.forEach(word -> idOf.put(word, idOf.size()));
        int[] renumbered = Arrays.stream(spelling)
                .mapToInt(word -> idOf.getOrDefault(word, -1))
                .toArray();
        return new Corpus(
                words,
                words.stream().mapToLong(counts::get).toArray(),
                Arrays.stream(encoded)
                        .map(text -> Arrays.stream(text)
                                .map(id -> renumbered[id])
                                .filter(id -> id >= 0)
                                .toArray())
                        .filter(text -> text.length > 1)
                        .toArray(int[][]::new));
    }

    /** Number of words in the sentences. */
    public long size() {
        return Arrays.stream(sentences).mapToLong(sentence -> sentence.length).sum();
    }
}
