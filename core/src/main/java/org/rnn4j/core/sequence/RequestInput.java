package org.rnn4j.core.sequence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.ByteOrderMark;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.io.LineReader;
import org.rnn4j.core.io.PackedFile;

/**
 * A file or a pipe of requests, line by line as they arrive, without its byte order mark. A line with bytes that are not in
 * the encoding is an error when it is read; the lines after it can still be read. Not thread-safe.
 */
public final class RequestInput implements AutoCloseable {
    /** Stands for bytes that are not in the encoding; no character. */
    private static final String MALFORMED = "\uFFFF";

    private final String name;
    private final Form form;
    private final String encoding;
    private final LineReader in;
    private final boolean isFile;
    private final List<String> ahead = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean begun;
    private boolean ended;
    private int line;

    /** The form in which an input holds its requests. */
    public enum Form {
        /** As the name of the file and its first line show. */
        AUTO,
        /** As {@code data.format} of the model's job. */
        JOB,
        /** One request a line. */
        LINES,
        /** One JSON object a line. */
        JSON
    }

    private RequestInput(String name, Form form, String encoding, BufferedReader in, boolean isFile) {
        this.name = name;
        this.form = form;
        this.encoding = encoding;
        this.in = LineReader.of(in);
        this.isFile = isFile;
    }

    /**
     * Requests of a reader.
     *
     * @param name name for errors, by whose ending {@link Form#AUTO} goes
     */
    public static RequestInput of(String name, Form form, BufferedReader in) {
        return new RequestInput(name, form, "text", in, false);
    }

    /** Requests of a stream, which {@link #close} closes; otherwise as {@link #of(String, Form, BufferedReader)}. */
    public static RequestInput of(String name, Form form, InputStream in, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(MALFORMED);
        return new RequestInput(name, form, charset.name(), new LineReader(new InputStreamReader(in, decoder)), false);
    }

    /**
     * Opens a file, decompressed if its name ends in {@code .gz}.
     *
     * @throws UserException if it cannot be opened
     */
    public static RequestInput open(Path file, Form form, Charset charset) {
        if (Files.isDirectory(file)) {
            throw new UserException("%s cannot be read: it is a folder".formatted(file));
        }
        try {
            return of(file.toString(), form, PackedFile.open(file), charset);
        } catch (IOException e) {
            throw new UserException("%s cannot be read: %s".formatted(file, IoReason.of(e)), e);
        }
    }

    /** A file or folder that is requests itself, without lines; see {@link PredictionCodec#isRequest}. */
    public static RequestInput ofFile(Path file) {
        return new RequestInput(file.toString(), Form.JOB, "text", new BufferedReader(Reader.nullReader()), true);
    }

    /** Whether the file or folder is requests itself, without lines. */
    public boolean isFile() {
        return isFile;
    }

    /** The name of the file, for errors. */
    public String name() {
        return name;
    }

    public Form form() {
        return form;
    }

    /** Whether the name, without {@code .gz}, ends in one of these. */
    public boolean isNamed(List<String> endings) {
        return endings.stream().anyMatch(PackedFile.unpacked(name)::endsWith);
    }

    /**
     * A line that was not yet read, as it stands; null after the end of the input. Waits for it if necessary.
     *
     * @param number 0 for the next line
     */
    public String peek(int number) {
        while (ahead.size() <= number && !ended) {
            String read = fetch();
            ended = read == null;
            if (!ended) {
                ahead.add(read);
            }
        }
        return number < ahead.size() ? ahead.get(number) : null;
    }

    /**
     * The next line; null at the end of the input.
     *
     * @throws UserException if bytes of the line are not in the encoding
     */
    public String readLine() {
        String read = peek(0);
        if (read == null) {
            return null;
        }
        ahead.remove(0);
        line++;
        int malformed = read.indexOf(MALFORMED);
        if (malformed >= 0) {
            throw new UserException(
                    "%s: not %s at character %d of the line; give its encoding with --encoding, or convert it"
                            .formatted(at(), encoding, malformed + 1));
        }
        return read;
    }

    /** All lines that were not yet read. */
    public String readAll() {
        StringBuilder text = new StringBuilder();
        for (String read = readLine(); read != null; read = readLine()) {
            text.append(read).append('\n');
        }
        return text.toString();
    }

    /** The place of the line that was read last, for errors. */
    public String at() {
        return name + ":" + line;
    }

    /** Number of lines read. */
    public int line() {
        return line;
    }

    /** Whether the next line can be read without waiting for the input. */
    public boolean isReady() {
        try {
            return !ahead.isEmpty() || in.ready();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Tells the user how the input is read, or what of it is not. */
    public void note(String note) {
        notes.add("%s %s".formatted(name, note));
    }

    /** Notes for the user about the reading of this input, one sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private String fetch() {
        try {
            String read = in.readLine();
            boolean isFirst = !begun;
            begun = true;
            return isFirst && read != null ? ByteOrderMark.removed(read) : read;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private UserException unreadable(IOException e) {
        int read = line + ahead.size();
        return new UserException(
                "%s cannot be read%s: %s".formatted(name, read == 0 ? "" : " after line " + read, IoReason.of(e)), e);
    }
}
