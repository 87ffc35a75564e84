package org.rnn4j.datasets.codec;

import java.util.function.Consumer;
import java.util.regex.Matcher;

/** Writes the words of one text; see {@link UnicodeWords}. A word is pending until the next one is known. */
final class WordWriter {
    private enum Kind {
        BLANK,
        WORD,
        MARK,
        SPECIAL
    }

    private final String text;
    private final SpecialTokens special;
    private final WordBreak breaks;
    private final Consumer<Word> words;

    /** The kind of the pending word; BLANK if there is none. */
    private Kind kind = Kind.BLANK;

    private String waiting = "";
    private boolean joinsLeft;
    private boolean adjacent;

    WordWriter(String text, SpecialTokens special, Consumer<Word> words) {
        this.text = text;
        this.special = special;
        this.breaks = new WordBreak(text);
        this.words = words;
    }

    void write() {
        Matcher next = special.in(text);
        int i = 0;
        while (next.find()) {
            plain(i, next.start());
            take(Kind.SPECIAL, next.group());
            i = next.end();
        }
        plain(i, text.length());
        flush(false);
    }

    private void plain(int from, int limit) {
        int i = from;
        while (i < limit) {
            char character = text.charAt(i);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                i = blank(i);
            } else {
                int end = breaks.end(i, limit);
                take(breaks.isWord(i) ? Kind.WORD : Kind.MARK, text.substring(i, end));
                i = end;
            }
        }
    }

    private int blank(int i) {
        if (text.charAt(i) == ' ' && (i + 1 == text.length() || (kind != Kind.BLANK && !isBlank(i + 1)))) {
            adjacent = false;
            return i + 1;
        }
        int end = text.startsWith("\r\n", i) ? i + 2 : i + 1;
        flush(false);
        words.accept(new Word(text.substring(i, end), Join.BOTH));
        return end;
    }

    private boolean isBlank(int i) {
        return Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i));
    }

    private void take(Kind taken, String word) {
        boolean touches = adjacent && kind != Kind.BLANK;
        boolean left = touches && (taken == Kind.MARK || (taken == Kind.WORD && kind == Kind.WORD));
        flush(touches && !left && kind == Kind.MARK);
        kind = taken;
        waiting = word;
        joinsLeft = left;
        adjacent = true;
    }

    private void flush(boolean joinsRight) {
        if (kind != Kind.BLANK) {
            words.accept(new Word(waiting, Join.of(joinsLeft, joinsRight)));
        }
        kind = Kind.BLANK;
    }
}
