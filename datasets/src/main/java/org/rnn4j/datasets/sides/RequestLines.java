package org.rnn4j.datasets.sides;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.io.LineReader;
import org.rnn4j.core.sequence.PredictionCodec.Request;

/** Requests with one line each, read one at a time. Not thread-safe. */
final class RequestLines implements Iterator<Request> {
    private final BufferedReader in;
    private final String where;
    private final Reader reader;
    private String next;
    private int line;

    /** Reads one line. */
    @FunctionalInterface
    interface Reader {
        /**
         * The request in a line; null if it has none.
         *
         * @param at file and line, for the error
         */
        Request read(String line, String at);
    }

    private RequestLines(BufferedReader in, String where, Reader reader) {
        this.in = LineReader.of(in);
        this.where = where;
        this.reader = reader;
    }

    /**
     * Reads requests from lines.
     *
     * @param where name of the file, for errors
     */
    static Iterator<Request> read(BufferedReader in, String where, Reader reader) {
        return new RequestLines(in, where, reader);
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = in.readLine();
            } catch (IOException e) {
                throw new UserException("%s cannot be read: %s".formatted(where, IoReason.of(e)), e);
            }
            line++;
        }
        return next != null;
    }

    @Override
    public Request next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String text = next;
        next = null;
        return reader.read(text, where + ":" + line);
    }
}
