package org.rnn4j.core.generate;

import java.util.Arrays;
import org.rnn4j.core.sequence.TextCodec;

/**
 * Decodes tokens to text as they come. A token may be less than a character (a byte) or change the one before it (a
 * space between words), so each piece is the increment of the text of the last tokens.
 */
final class Unfolding {
    private static final char INCOMPLETE = '\uFFFD';
    /** Maximum bytes of a character; if more are pending, the text is malformed. */
    private static final int LONGEST_WAIT = 4;

    private final TextCodec codec;
    private int[] shown;
    private int[] waiting = {};

    /** @param prompt the tokens before the first, which were shown already, so that a word continues with a space */
    Unfolding(TextCodec codec, int[] prompt) {
        this.codec = codec;
        this.shown = prompt.clone();
    }

    /** The text that this token completes; empty if it needs another token. */
    String add(int token) {
        waiting = append(waiting, token);
        return piece(waiting.length < LONGEST_WAIT);
    }

    /** The pending text, complete or not. */
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
