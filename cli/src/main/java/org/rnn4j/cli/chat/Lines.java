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
import org.rnn4j.core.io.ByteOrderMark;
import org.rnn4j.core.io.IoReason;

/** The input lines of a chat. */
interface Lines extends AutoCloseable {

    /** The next line; null at the end of the input. */
    String next();

    @Override
    void close();

    /** Lines typed at a terminal, with editing and history. */
    static Lines ofTerminal() {
        try {
            Terminal terminal = TerminalBuilder.builder().system(true).build();
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // take an exclamation mark literally
                    .build();
            return new Typed(terminal, reader);
        } catch (IOException e) {
            throw new UserException("the terminal cannot be opened: " + IoReason.of(e), e);
        }
    }

    /** Lines of a pipe or a file in UTF-8, decoded strictly. */
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

    /** From a pipe. Each line is decoded on its own, so the lines before a malformed one get replies. */
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
                String read = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes.toByteArray()))
                        .toString();
                return line == 1 ? ByteOrderMark.removed(read) : read;
            } catch (IOException e) {
                throw new UserException("standard input:%d cannot be read: %s".formatted(line, IoReason.of(e)), e);
            }
        }

        @Override
        public void close() {} // standard input belongs to the process
    }
}
