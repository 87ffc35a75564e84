package org.rnn4j.datasets.examples;

import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.LineReader;

/**
 * A file that was read into memory.
 *
 * @param name name as the user wrote it, for errors
 * @param text text without a byte order mark
 */
public record InputFile(String name, String text) {

    /** The lines without line ends, and without blank lines at the end of the file. */
    public List<String> lines() {
        List<String> lines = LineReader.lines(text);
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return lines.subList(0, end);
    }

    /**
     * The same with those blank lines at the end that correspond to lines of another file: line n of one file belongs to
     * line n of the other, and may be empty.
     */
    public List<String> linesBeside(InputFile other) {
        List<String> lines = LineReader.lines(text);
        int corresponding = Math.max(lines().size(), other.lines().size());
        return lines.subList(0, Math.min(lines.size(), corresponding));
    }

    /**
     * A place in the file.
     *
     * @param line line number, from 1
     */
    public String at(int line) {
        return name + ":" + line;
    }

    /** An error at a line. */
    public UserException error(int line, String message) {
        return new UserException("%s: %s".formatted(at(line), message));
    }
}
