package org.rnn4j.cli.predict;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.io.LineReader;

/** Opens the sources of requests; text in UTF-8, decoded strictly. */
public final class Inputs {
    /** Standard input. */
    public static final String STANDARD = "-";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Inputs() {}

    /** The name of an input in errors. */
    public static String name(String input) {
        return input.equals(STANDARD) ? "standard input" : input;
    }

    /**
     * Opens a file, unpacked by its name, or standard input.
     *
     * @throws UserException where it cannot be opened
     */
    public static LineReader open(String input) {
        if (Files.isDirectory(Path.of(input))) {
            throw new UserException("%s cannot be read: it is a folder".formatted(input));
        }
        try {
            // A new decoder reports malformed input; one made from a charset's name would replace it.
            var reader = new LineReader(new InputStreamReader(bytes(input), StandardCharsets.UTF_8.newDecoder()));
            return input.equals(STANDARD) ? reader : withoutMark(reader);
        } catch (IOException e) {
            throw new UserException("%s cannot be read: %s".formatted(name(input), IoReason.of(e)), e);
        }
    }

    private static InputStream bytes(String input) throws IOException {
        if (input.equals(STANDARD)) {
            return new FilterInputStream(System.in) {
                @Override
                public void close() {} // it belongs to the process
            };
        }
        InputStream stored = Files.newInputStream(Path.of(input));
        return input.endsWith(".gz") ? new GZIPInputStream(stored, 1 << 16) : stored;
    }

    private static LineReader withoutMark(LineReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }
}
