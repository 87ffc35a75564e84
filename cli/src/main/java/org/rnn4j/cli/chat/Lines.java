package org.rnn4j.cli.chat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;

/** The lines that a person types. */
interface Lines extends AutoCloseable {

    /** The next line; null where nothing more is said. */
    String next();

    @Override
    void close();

    /** Those of a person at a terminal, who can edit a line and fetch an earlier one. */
    static Lines ofTerminal() {
        try {
            Terminal terminal = TerminalBuilder.builder().system(true).build();
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // an exclamation mark is one
                    .build();
            return new Typed(terminal, reader);
        } catch (IOException e) {
            throw new UserException("the terminal cannot be opened: " + IoReason.of(e), e);
        }
    }

    /** Those of a pipe or a file, in UTF-8, decoded strictly. */
    static Lines of(InputStream in) {
        return new Piped(new BufferedInputStream(in));
    }

    /** At a terminal. */
    record Typed(Terminal terminal, LineReader reader) implements Lines {
        @Override
        public String next() {
            try {
                return reader.readLine("> ");
            } catch (EndOfFileException | UserInterruptException e) {
                return null;
            }
        }

        @Override
        public void close() {
            try {
                terminal.close();
            } catch (IOException e) {
                throw new UserException("the terminal cannot be closed: " + IoReason.of(e), e);
            }
        }
    }

    /** From a pipe. Each line is decoded by itself, so that those before a bad one are answered. */
    final class Piped implements Lines {
        private final InputStream in;
        private int line;

        Piped(InputStream in) {
            this.in = in;
        }

        @Override
        public String next() {
            line++;
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                int next = in.read();
                if (next < 0) {
                    return null;
                }
                for (; next >= 0 && next != '\n'; next = in.read()) {
                    bytes.write(next);
                }
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes.toByteArray()))
                        .toString();
            } catch (IOException e) {
                throw new UserException("standard input:%d cannot be read: %s".formatted(line, IoReason.of(e)), e);
            }
        }

        @Override
        public void close() {} // standard input belongs to the process
    }
}
