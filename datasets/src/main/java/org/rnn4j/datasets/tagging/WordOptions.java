package org.rnn4j.datasets.tagging;

import java.util.Locale;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
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
        @Default("none") @Doc("Unicode normalization of words and characters; nfd splits Korean syllables into jamo.")
        Normalization normalize,

        @Default("true") @Doc("Case is dropped, though not from the characters of a word.")
        boolean lowerCase,

        @Default("false") @Doc("Every digit counts as 0, though not among the characters of a word.")
        boolean digitsToZero,

        @Default("1")
        @Range(min = 1, max = Integer.MAX_VALUE)
        @Doc("Words that occur less often in the training split are unknown.")
        int minCount,

        @Default("2147483647")
        @Range(min = 2, max = Integer.MAX_VALUE)
        @Doc("Maximum number of ids, the unknown one included; the most frequent words are kept.")
        int maxVocabulary,

        @Default("0.5")
        @Range(min = 0, max = 1)
        @Doc("Share of the words seen once that a training batch shows as unknown (Lample et al., 2016).")
        double unknownRate) {
    WordOptions {
        Ranges.require(
                "data.words",
                WordOptions.class,
                normalize,
                lowerCase,
                digitsToZero,
                minCount,
                maxVocabulary,
                unknownRate);
    }

    /** The form of a word in the vocabulary. */
    String fold(String word) {
        String folded = normalize.apply(word);
        folded = lowerCase ? folded.toLowerCase(Locale.ROOT) : folded;
        return digitsToZero ? folded.replaceAll("\\d", "0") : folded;
    }
}
