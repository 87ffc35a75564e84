package org.rnn4j.datasets.tagging;

import java.util.Locale;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.job.Default;
import org.rnn4j.datasets.codec.Normalization;

/**
 * Normalisation and vocabulary of words.
 *
 * @param normalize none, nfc or nfd, for words and their characters; nfd splits Korean syllables into jamo
 * @param lowerCase whether to convert words to lower case, but not their characters
 * @param digitsToZero whether to replace every digit of words by 0, but not of their characters
 * @param minCount minimum number of occurrences in the training split; rarer words are unknown
 * @param maxVocabulary maximum number of ids, including the unknown one; only the most frequent words are kept
 * @param unknownRate fraction of the words that occur once in the training split which a training batch replaces by the
 *     unknown word, different ones in every epoch, so that a network learns the unknown word (Lample et al., 2016)
 */
record WordOptions(
        @Default("none") Normalization normalize,
        @Default("false") boolean lowerCase,
        @Default("false") boolean digitsToZero,
        @Default("1") int minCount,
        @Default("2147483647") int maxVocabulary,
        @Default("0.5") double unknownRate) {
    WordOptions {
        Require.inRange("data.words.min-count", minCount, 1, Integer.MAX_VALUE);
        Require.inRange("data.words.max-vocabulary", maxVocabulary, 2, Integer.MAX_VALUE);
        Require.inRange("data.words.unknown-rate", unknownRate, 0, 1);
    }

    /** The form of a word in the vocabulary. */
    String fold(String word) {
        String folded = normalize.apply(word);
        folded = lowerCase ? folded.toLowerCase(Locale.ROOT) : folded;
        return digitsToZero ? folded.replaceAll("\\d", "0") : folded;
    }
}
