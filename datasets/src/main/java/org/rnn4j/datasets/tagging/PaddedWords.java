package org.rnn4j.datasets.tagging;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.WordIds;

/** Encoded sentences of different lengths as a padded batch. */
final class PaddedWords {
    private static final int[] NO_CHARACTERS = {};

    private final int time;
    private final int[] lengths;
    private final int[] words;
    private final int[][] characters;

    /** @param lengths {@code [batch]} */
    PaddedWords(int[] lengths, boolean withCharacters) {
        int longest = 0;
        for (int length : lengths) {
            longest = Math.max(longest, length);
        }
        this.time = longest;
        this.lengths = lengths;
        this.words = new int[lengths.length * time];
        this.characters = withCharacters ? new int[words.length][] : null;
        if (withCharacters) {
            Arrays.fill(characters, NO_CHARACTERS);
        }
    }

    int time() {
        return time;
    }

    /** @param spelling ids of the word's characters; ignored if the network reads none */
    void put(int b, int t, int word, int[] spelling) {
        words[b * time + t] = word;
        if (characters != null) {
            characters[b * time + t] = spelling;
        }
    }

    /** @param examples may be null */
    SequenceBatch batch(SequenceValues targets, int[] examples) {
        TokenIds ids = new TokenIds(lengths.length, time, words);
        return new SequenceBatch(
                characters == null ? ids : new WordIds(ids, characters), targets, lengths, false, examples);
    }

    /** Sentences without tags. */
    static SequenceBatch batch(TaggedCodec codec, List<List<String>> sentences) {
        PaddedWords padded =
                new PaddedWords(sentences.stream().mapToInt(List::size).toArray(), codec.hasCharacters());
        for (int b = 0; b < sentences.size(); b++) {
            for (int t = 0; t < sentences.get(b).size(); t++) {
                String word = sentences.get(b).get(t);
                padded.put(b, t, codec.wordId(word), codec.spelling(word));
            }
        }
        return padded.batch(new SequenceValues.None(sentences.size()), null);
    }
}
