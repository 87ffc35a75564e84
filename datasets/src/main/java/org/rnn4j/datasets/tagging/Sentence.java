package org.rnn4j.datasets.tagging;

import java.util.List;

/**
 * Words and their tags.
 *
 * @param where file and line of its first word, for errors
 * @param words words as written
 * @param tags one tag per word
 */
record Sentence(String where, List<String> words, List<String> tags) {
    Sentence {
        words = List.copyOf(words);
        tags = List.copyOf(tags);
        if (words.isEmpty() || words.size() != tags.size()) {
            throw new IllegalArgumentException("%d words, %d tags".formatted(words.size(), tags.size()));
        }
    }

    int length() {
        return words.size();
    }

    Sentence withTags(List<String> others) {
        return new Sentence(where, words, others);
    }

    /** The first words of the sentence. */
    Sentence cut(int length) {
        return new Sentence(where, words.subList(0, length), tags.subList(0, length));
    }
}
