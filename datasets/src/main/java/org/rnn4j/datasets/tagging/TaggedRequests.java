package org.rnn4j.datasets.tagging;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.LineReader;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.sequence.PredictionCodec.Request;

/**
 * Sentences in requests: one per line, with blanks between words; or, if a line has a tab, rows in the model's own
 * format, up to a blank line, of which only the column of words is used.
 */
final class TaggedRequests implements Iterator<Request> {
    private final BufferedReader in;
    private final String where;
    private final Columns columns;
    private int line;
    private int number;
    private String next;

    /** @param columns columns of words in rows; empty if the first column has the word */
    TaggedRequests(BufferedReader in, String where, Optional<Columns> columns) {
        this.in = LineReader.of(in);
        this.where = where;
        this.columns = columns.orElse(new Columns(0, Columns.LAST, "", false));
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            next = readLine();
            if (next == null) {
                return false;
            } else if (next.isBlank() || !columns.isRow(next)) {
                next = null;
            }
        }
        return true;
    }

    @Override
    public Request next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String first = next;
        next = null;
        number++;
        return new TaggedRequest(
                number,
                first.indexOf('\t') >= 0 ? rows(first) : List.of(first.strip().split(" +")));
    }

    private List<String> rows(String first) {
        List<String> words = new ArrayList<>();
        UserException problem = null;
        for (String row = first; row != null && !row.isBlank(); row = readLine()) {
            try {
                if (columns.isRow(row)) {
                    words.add(Columns.cell(columns.cells(row), columns.word()));
                }
            } catch (UserException e) {
                problem = problem == null
                        ? new UserException("%s:%d: %s".formatted(where, line, e.getMessage()))
                        : problem;
            }
        }
        if (problem != null) {
            throw problem;
        }
        return words;
    }

    private String readLine() {
        try {
            String read = in.readLine();
            line += read == null ? 0 : 1;
            return read;
        } catch (IOException e) {
            throw PackedFile.unreadable(where, e);
        }
    }
}
