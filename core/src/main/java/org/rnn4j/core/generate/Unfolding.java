package org.rnn4j.core.generate;

import java.util.Arrays;
import org.rnn4j.core.sequence.TextCodec;

/**
 * Turns tokens into text as they come. A token may be a part of a character (a byte) or change the one before it (a space
 * between words), so a piece is what the text of the last tokens grows by.
 */
final class Unfolding {
    private static final char INCOMPLETE = '\uFFFD';
    /** A character has at most four bytes; a longer wait is for text that is simply broken. */
    private static final int LONGEST_WAIT = 4;

    private final TextCodec codec;
    private int[] shown;
    private int[] waiting = {};

    /** @param prompt the tokens before the first, shown already: a word goes on with a space */
    Unfolding(TextCodec codec, int[] prompt) {
        this.codec = codec;
        this.shown = prompt.clone();
    }

    /** The text that this token completes; empty where it needs another. */
    String add(int token) {
        waiting = append(waiting, token);
        return piece(waiting.length < LONGEST_WAIT);
    }

    /** What still waits, complete or not. */
    String end() {
        return waiting.length == 0 ? "" : piece(false);
    }

    private String piece(boolean mayWait) {
        String before = codec.decode(shown);
        String now = codec.decode(append(shown, waiting));
        if (mayWait && !now.isEmpty() && now.charAt(now.length() - 1) == INCOMPLETE) {
            return "";
        }
        shown = waiting;
        waiting = new int[0];
        return now.substring(Math.min(before.length(), now.length()));
    }

    private static int[] append(int[] ids, int... more) {
        int[] all = Arrays.copyOf(ids, ids.length + more.length);
        System.arraycopy(more, 0, all, ids.length, more.length);
        return all;
    }
}
