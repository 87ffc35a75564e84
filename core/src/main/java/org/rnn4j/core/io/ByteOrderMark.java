package org.rnn4j.core.io;

/** The character that some programs write at the start of a text to mark its encoding. */
public final class ByteOrderMark {
    /** The mark. */
    public static final char MARK = '\uFEFF';

    private ByteOrderMark() {}

    /** The start of a text without the mark. */
    public static String removed(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }
}
