package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * Words, numbers and punctuation marks by {@link WordBreak}, put down so that the text can be put together again: one space
 * between two of them is what a reader expects and leaves no word; where there is none, a mark says on which side, since
 * marks are few and words are many ({@code (a} is {@code (} joined at its right, then plain {@code a}). Any other blank,
 * such as a line end or the second of two spaces, is a word itself. A space at the very end is dropped.
 *
 * <p>Special tokens are never parted; they are written with spaces around them whatever the text had.
 *
 * @param lowerCase whether case is dropped
 * @param specialTokens also words that the vocabulary has in any case
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
