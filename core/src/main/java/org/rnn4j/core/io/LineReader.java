package org.rnn4j.core.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;

/**
 * Reads lines, as every reader of rnn4j defines them: a line ends in LF or CR LF, and nowhere else. A CR alone, VT, FF,
 * U+0085, U+2028 and U+2029 are characters of a line, so that line n of two parallel files is the same line in both.
 */
public final class LineReader extends BufferedReader {
    private final StringBuilder line = new StringBuilder();
    private int count;

    public LineReader(Reader in) {
        super(in);
    }

    /** The same reader if it reads such lines already, or one that does. */
    public static LineReader of(BufferedReader in) {
        return in instanceof LineReader reader ? reader : new LineReader(in);
    }

    /** The lines of a text, without their ends. */
    public static List<String> lines(String text) {
        return new LineReader(new StringReader(text)).lines().toList();
    }

    @Override
    public String readLine() throws IOException {
        synchronized (lock) { // once a line, not once a character
            line.setLength(0);
            int next = read();
            if (next < 0) {
                return null;
            }
            for (; next >= 0 && next != '\n'; next = read()) {
                line.append((char) next);
            }
            count++;
            int last = line.length() - 1;
            if (next == '\n' && last >= 0 && line.charAt(last) == '\r') {
                line.setLength(last);
            }
            return line.toString();
        }
    }

    /** Number of lines read. */
    public int count() {
        return count;
    }
}
