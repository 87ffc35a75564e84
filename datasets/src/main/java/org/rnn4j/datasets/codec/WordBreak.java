package org.rnn4j.datasets.codec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the end of a word by the rules of Unicode: letters and digits stay together, so do {@code don't}, {@code e.g}
 * and {@code 3.14}; combining marks belong to the character before them; ideographs, hiragana, and the scripts that
 * need a dictionary (Thai, Lao, Khmer, Myanmar) are one word per character; anything else is a mark of its own, such as
 * an emoji with all its parts.
 *
 * <p>{@link java.text.BreakIterator} of Java 17 follows older rules: it splits {@code can’t} and emoji, and joins
 * {@code well-known}.
 *
 * @see <a href="https://www.unicode.org/reports/tr29/#Word_Boundaries">Unicode Standard Annex 29</a>
 */
final class WordBreak {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private final String text;
    private final Matcher cluster;

    WordBreak(String text) {
        this.text = text;
        this.cluster = CLUSTER.matcher(text);
    }

    /** Whether a word of letters or digits begins here; otherwise it is a mark. */
    boolean isWord(int start) {
        return WordClass.of(text.codePointAt(start)).begins();
    }

    /** The end of the word or mark that begins at {@code start}, at most {@code limit}. */
    int end(int start, int limit) {
        WordClass last = WordClass.of(text.codePointAt(start));
        if (!last.begins()) {
            return cluster.region(start, limit).lookingAt() ? cluster.end() : after(start);
        }
        int i = after(start);
        while (i < limit) {
            WordClass next = WordClass.of(text.codePointAt(i));
            if (last.joins(next)) {
                last = next;
            } else if (next != WordClass.EXTEND && !(next.isBetween(last) && significant(after(i), limit) == last)) {
                break;
            }
            i = after(i);
        }
        return Math.min(i, limit);
    }

    private WordClass significant(int from, int limit) {
        for (int i = from; i < limit; i = after(i)) {
            WordClass next = WordClass.of(text.codePointAt(i));
            if (next != WordClass.EXTEND) {
                return next;
            }
        }
        return WordClass.OTHER;
    }

    private int after(int i) {
        return i + Character.charCount(text.codePointAt(i));
    }
}
