package org.rnn4j.datasets.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Finds a place where splitting a text does not affect any tokenizer: before a line end that follows something visible,
 * where every word, byte-pair piece and normal form has ended. A text of one long line is split before a blank, which
 * {@code word} then reads as a token, or else between two user-perceived characters.
 */
final class PieceEnd {
    /** Number of characters at the end in which to look for a boundary if the text has no blank. */
    private static final int TAIL = 1_000;

    private PieceEnd() {}

    /** The last good place to split a text that continues; in (0, length). */
    static int in(CharSequence text) {
        int lineEnd = last(text, "\r\n");
        int end = lineEnd > 0 ? lineEnd : last(text, " ");
        return end > 0 ? end : betweenCharacters(text);
    }

    private static int last(CharSequence text, String which) {
        int i = text.length() - 1;
        while (i > 0 && !(which.indexOf(text.charAt(i)) >= 0 && isVisible(text.charAt(i - 1)))) {
            i--;
        }
        return i;
    }

    private static boolean isVisible(char character) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && !Character.isISOControl(character);
    }

    private static int betweenCharacters(CharSequence text) {
        int from = Math.max(0, text.length() - TAIL);
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.subSequence(from, text.length()).toString());
        int last = characters.preceding(text.length() - from);
        return last > 0
                ? from + last
                : text.length() - (Character.isHighSurrogate(text.charAt(text.length() - 1)) ? 1 : 0);
    }
}
