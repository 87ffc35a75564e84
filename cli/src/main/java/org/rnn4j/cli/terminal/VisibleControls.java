package org.rnn4j.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Shows control characters as {@code \\u001b} instead of obeying them: the words of a model or a data file that someone else
 * made could otherwise move the cursor, change the terminal's title or hide what is printed. Line ends and tabs stay.
 */
public final class VisibleControls extends FilterWriter {

    private VisibleControls(Writer out) {
        super(out);
    }

    /** A writer that shows them and writes to another. */
    public static PrintWriter over(PrintWriter out) {
        return new Shown(out);
    }

    /** The writer beneath, for what this program itself does to a terminal; the same writer if it shows no controls. */
    public static PrintWriter beneath(PrintWriter out) {
        return out instanceof Shown shown ? shown.obeying : out;
    }

    private static final class Shown extends PrintWriter {
        private final PrintWriter obeying;

        Shown(PrintWriter obeying) {
            super(new VisibleControls(obeying), true);
            this.obeying = obeying;
        }
    }

    /** A text with them shown. */
    public static String in(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean endsLine = c == '\n' || (c == '\r' && text.startsWith("\n", i + 1));
            if (!Character.isISOControl(c) || c == '\t' || endsLine) {
                shown.append(c);
            } else {
                shown.append("\\u%04x".formatted((int) c));
            }
        }
        return shown.toString();
    }

    @Override
    public void write(int c) throws IOException {
        out.write(in(String.valueOf((char) c)));
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        out.write(in(new String(text, offset, length)));
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        out.write(in(text.substring(offset, offset + length)));
    }
}
