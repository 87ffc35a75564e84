package org.rnn4j.cli.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;

/** What is said, line by line. */
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
        return new Piped(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())));
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

    /** From a pipe. */
    record Piped(BufferedReader in) implements Lines {
        @Override
        public String next() {
            try {
                return in.readLine();
            } catch (IOException e) {
                throw new UserException("standard input cannot be read: " + IoReason.of(e), e);
            }
        }

        @Override
        public void close() {} // standard input belongs to the process
    }
}
