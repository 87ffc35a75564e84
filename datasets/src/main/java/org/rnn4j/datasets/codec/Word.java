package org.rnn4j.datasets.codec;

import java.util.Comparator;
import java.util.Objects;

/**
 * One entry of a vocabulary of words. The same mark with other joins is another entry, so that text can be restored:
 * {@code "a, b"} is {@code a}, {@code ,} joined at its left, {@code b}.
 *
 * @param text text as shown
 * @param join sides without a space
 */
record Word(String text, Join join) {
    static final String UNKNOWN_TEXT = "<unk>";
    static final Word UNKNOWN = new Word(UNKNOWN_TEXT, Join.NONE);

    /** By text, in the order of code units. */
    static final Comparator<Word> ORDER = Comparator.comparing(Word::text).thenComparing(Word::join);

    Word {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(join, "join");
    }

    /** A word with a space at each side. */
    static Word free(String text) {
        return new Word(text, Join.NONE);
    }

    boolean isSpacedFrom(Word before) {
        return !before.join.right() && !join.left();
    }
}
