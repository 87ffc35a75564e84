package org.rnn4j.datasets.codec;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits text into the pieces in which byte pairs are merged, so that no token crosses the end of a word: letters with
 * the blank before them, digits with the blank before them, other symbols with the blank before them, blanks. Like
 * GPT-2, except that combining marks and apostrophes (in any language) stay with letters, and a piece has at most 64
 * characters of a kind, so that text without blanks takes no longer than other text.
 */
final class Pieces {
    /** Written as \s in other implementations; here White_Space. */
    static final String PATTERN = " ?[\\p{L}\\p{M}]{1,64}(?:['’]\\p{L}{1,64})?"
            + "| ?\\p{N}{1,64}"
            + "| ?[^\\p{White_Space}\\p{L}\\p{M}\\p{N}]{1,64}"
            + "|\\p{White_Space}{1,64}(?!\\P{White_Space})"
            + "|\\p{White_Space}{1,64}";

    private static final Pattern PIECE = Pattern.compile(PATTERN.replace("{White_Space}", "{IsWhite_Space}"));

    private final SpecialTokens special;

    Pieces(SpecialTokens special) {
        this.special = special;
    }

    /**
     * @param plain receives pieces, {@code specials} receives tokens that are never split; both in the order of the
     *     text
     */
    void cut(String text, Consumer<String> plain, Consumer<String> specials) {
        Matcher next = special.in(text);
        Matcher piece = PIECE.matcher(text);
        int from = 0;
        while (next.find()) {
            cut(piece.region(from, next.start()), plain);
            specials.accept(next.group());
            from = next.end();
        }
        cut(piece.region(from, text.length()), plain);
    }

    private static void cut(Matcher piece, Consumer<String> plain) {
        while (piece.find()) {
            plain.accept(piece.group());
        }
    }
}
