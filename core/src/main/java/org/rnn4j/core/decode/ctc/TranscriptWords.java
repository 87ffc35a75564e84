package org.rnn4j.core.decode.ctc;

import java.util.Set;
import org.rnn4j.core.error.UserException;

/**
 * Constraints and preferences for the words of transcripts. Words are separated by blanks.
 *
 * @param texts the texts of the labels
 * @param allowed the words that a transcript may have; empty = all
 * @param hot words that are favoured
 * @param wordWeight added to the score of a transcript for each word, in nats; longer transcripts have lower probabilities, more
 *     so with a language model
 * @param hotWeight added for each hot word
 */
public record TranscriptWords(
        LabelTexts texts, Set<String> allowed, Set<String> hot, double wordWeight, double hotWeight) {
    public TranscriptWords {
        allowed = Set.copyOf(allowed);
        hot = Set.copyOf(hot);
        require("--word-weight", wordWeight);
        require("--hot-word-weight", hotWeight);
    }

    private static void require(String name, double weight) {
        if (!(Math.abs(weight) <= 100)) {
            throw new UserException("%s = %s, but must be in [-100, 100]".formatted(name, weight));
        }
    }
}
