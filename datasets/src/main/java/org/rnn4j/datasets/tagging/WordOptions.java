package org.rnn4j.datasets.tagging;

import java.util.Locale;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
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
        @Default("none") @Doc("Unicode normalization of words and characters; nfd splits Korean syllables into jamo.")
        Normalization normalize,

        @Default("false") @Doc("Case is dropped, though not from the characters of a word.")
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

    /** What stands for a word in the vocabulary. */
    String fold(String word) {
        String folded = normalize.apply(word);
        folded = lowerCase ? folded.toLowerCase(Locale.ROOT) : folded;
        return digitsToZero ? folded.replaceAll("\\d", "0") : folded;
    }
}
