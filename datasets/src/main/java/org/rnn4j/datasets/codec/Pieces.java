package org.rnn4j.datasets.codec;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts text into the pieces that byte pairs are merged in, so that no token reaches over a word's end: letters with the
 * blank before them, digits likewise, other marks likewise, blanks. This is GPT-2's way but for marks of letters, which stay
 * with them, apostrophes, which do in every language, and length: a piece has at most 64 characters of a kind, so that text
 * without blanks takes no longer than other text.
 */
final class Pieces {
    /** White_Space is what others write as \s. */
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

    /** @param plain gets pieces, {@code specials} what is never parted; both in the order of the text */
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
