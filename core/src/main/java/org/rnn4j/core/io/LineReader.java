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
    private final char[] chunk = new char[512];
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
        synchronized (lock) {
            line.setLength(0);
            int end = -1;
            while (end < 0) {
                mark(chunk.length);
                int read = read(chunk, 0, chunk.length);
                if (read < 0) {
                    break;
                }
                end = lineFeed(read);
                line.append(chunk, 0, end < 0 ? read : end);
            }
            if (end < 0 && line.isEmpty()) {
                return null;
            }
            count++;
            if (end >= 0) {
                reset();
                skip(end + 1L);
                dropReturn();
            }
            return line.toString();
        }
    }

    private int lineFeed(int length) {
        for (int i = 0; i < length; i++) {
            if (chunk[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void dropReturn() {
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
    }

    /** Number of lines read. */
    public int count() {
        return count;
    }
}
