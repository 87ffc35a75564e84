package org.rnn4j.datasets.tagging;

import java.util.Locale;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.job.Default;
import org.rnn4j.datasets.codec.Normalization;

/**
 * Which words are the same to a network, and which it knows.
 *
 * @param normalize none, nfc or nfd, of words and their characters; Korean syllables are parted into jamo by nfd
 * @param lowerCase whether case is dropped, though not from a word's characters
 * @param digitsToZero whether every digit counts as 0, likewise
 * @param minCount what the training part holds less often is unknown
 * @param maxVocabulary ids, the unknown one included; only the most frequent are kept
 * @param unknownRate share of the words which the training part holds only once that a training batch shows as unknown,
 *     others in every epoch, so that a network learns what an unknown word may be (Lample et al., 2016)
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

    /** What stands for a word in the vocabulary. */
    String fold(String word) {
        String folded = normalize.apply(word);
        folded = lowerCase ? folded.toLowerCase(Locale.ROOT) : folded;
        return digitsToZero ? folded.replaceAll("\\d", "0") : folded;
    }
}
