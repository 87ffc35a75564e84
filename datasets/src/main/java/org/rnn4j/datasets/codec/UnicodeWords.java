package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * Words, numbers and punctuation marks by {@link WordBreak}, stored so that the text can be restored: one space between
 * two of them is the default and not a word; if there is no space, the punctuation mark records the side, because there
 * are few marks and many words ({@code (a} is {@code (} joined at its right, then plain {@code a}). Any other blank,
 * such as a line end or the second of two spaces, is a word of its own. A space at the very end is dropped.
 *
 * <p>Special tokens are never split; they are decoded with spaces around them whatever the text had.
 *
 * @param lowerCase whether to convert to lower case
 * @param specialTokens words that are always in the vocabulary
 */
record UnicodeWords(boolean lowerCase, List<String> specialTokens) implements Segmentation {
    static final String FORMAT = "word";

    UnicodeWords {
        specialTokens = Cases.fold(specialTokens, lowerCase);
    }

    @Override
    public void segment(String text, Consumer<Word> words) {
        String folded = Cases.fold(text, lowerCase);
        new WordWriter(folded, SpecialTokens.with(specialTokens, Word.UNKNOWN_TEXT), words).write();
    }

    @Override
    public List<Word> special() {
        return specialTokens.stream()
                .filter(token -> !token.equals(Word.UNKNOWN_TEXT))
                .map(Word::free)
                .toList();
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public ObjectNode toJson() {
        return CodecJson.put(
                JsonNodeFactory.instance.objectNode().put("lower-case", lowerCase), "special-tokens", specialTokens);
    }
}
