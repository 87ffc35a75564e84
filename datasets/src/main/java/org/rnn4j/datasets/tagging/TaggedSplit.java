package org.rnn4j.datasets.tagging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Encoded sentences of one split.
 *
 * @param sentences sentences as read
 * @param lengths {@code [sentences]}, numbers of words
 * @param words {@code [sentence][time]}, ids
 * @param spellings {@code [sentence][time][]}, ids of characters; equal words share one
 * @param tags {@code [sentence][time]}, ids
 * @param unknown {@code [sentence][time]}, whether the word does not occur in the training split
 */
record TaggedSplit(
        List<Sentence> sentences,
        int[] lengths,
        int[][] words,
        int[][][] spellings,
        int[][] tags,
        boolean[][] unknown) {

    static TaggedSplit of(List<Sentence> sentences, TaggedCodec codec) {
        int n = sentences.size();
        TaggedSplit split = new TaggedSplit(
                List.copyOf(sentences), new int[n], new int[n][], new int[n][][], new int[n][], new boolean[n][]);
        Map<String, int[]> spellings = new HashMap<>();
        for (int i = 0; i < n; i++) {
            Sentence sentence = sentences.get(i);
            int length = sentence.length();
            split.lengths[i] = length;
            split.words[i] = sentence.words().stream().mapToInt(codec::wordId).toArray();
            split.spellings[i] = sentence.words().stream()
                    .map(word -> spellings.computeIfAbsent(word, codec::spelling))
                    .toArray(int[][]::new);
            split.tags[i] = sentence.tags().stream().mapToInt(codec::tagId).toArray();
            split.unknown[i] = new boolean[length];
            for (int t = 0; t < length; t++) {
                split.unknown[i][t] = !codec.saw(sentence.words().get(t));
            }
        }
        return split;
    }

    long countWords() {
        long count = 0;
        for (int length : lengths) {
            count += length;
        }
        return count;
    }

    long countUnknown() {
        long count = 0;
        for (boolean[] sentence : unknown) {
            for (boolean word : sentence) {
                count += word ? 1 : 0;
            }
        }
        return count;
    }

    /** Number of words with each id, {@code [ids]}. */
    int[] wordCounts(int ids) {
        return counts(words, ids);
    }

    /** Number of words with each tag, {@code [ids]}. */
    int[] tagCounts(int ids) {
        return counts(tags, ids);
    }

    private static int[] counts(int[][] values, int ids) {
        int[] counts = new int[ids];
        for (int[] sentence : values) {
            for (int id : sentence) {
                counts[id]++;
            }
        }
        return counts;
    }
}
