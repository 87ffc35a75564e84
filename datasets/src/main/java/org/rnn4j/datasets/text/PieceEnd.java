package org.rnn4j.datasets.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where a text may be parted so that no tokenizer notices: before a line end that follows something visible, for there every
 * word, byte-pair piece and normal form is over. A text of one long line is parted before a blank, which {@code word}
 * then reads as a token, or else between two characters as a reader sees them.
 */
final class PieceEnd {
    /** Characters at the end among which a boundary is looked for where the text has no blank. */
    private static final int TAIL = 1_000;

    private PieceEnd() {}

    /** The last good place to part a text that goes on; in (0, length). */
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
