package org.rnn4j.datasets.tagging;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.RequestInput;

/**
 * Sentences in requests: one per line, with blanks between words; or rows in the model's own format, up to a blank line, of
 * which only the column of words is used. An input has rows if its name ends in {@code .conll} or {@code .conllu}, or if its
 * first line that is no comment has a tab.
 */
final class TaggedRequests implements Iterator<Request> {
    private static final List<String> ENDINGS = List.of(".conll", ".conllu");

    private final RequestInput in;
    private final Columns columns; // null if each line is a sentence
    private int number;

    /** @param columns columns of words in rows; empty if the format has none */
    TaggedRequests(RequestInput in, Optional<Columns> columns) {
        this.in = in;
        this.columns = switch (in.form()) {
            case LINES -> null;
            case JOB -> columns.orElse(null);
            case AUTO -> found(in, columns);
            case JSON ->
                throw new UserException(
                        "%s: a tagger reads sentences or rows, not JSON; use --input-format lines or job"
                                .formatted(in.name()));
        };
    }

    private static Columns found(RequestInput in, Optional<Columns> columns) {
        if (columns.isEmpty()) {
            return hasTabs(in, false) ? new Columns(0, Columns.LAST, "", false) : null;
        }
        if (in.isNamed(ENDINGS) || hasTabs(in, columns.get().universal())) {
            return columns.get();
        }
        if (in.peek(0) != null) {
            in.note(
                    "is read as one sentence a line; --input-format job reads one word a line, in the columns of data.format");
        }
        return null;
    }

    private static boolean hasTabs(RequestInput in, boolean comments) {
        int first = 0;
        while (in.peek(first) != null
                && (in.peek(first).isBlank() || (comments && in.peek(first).startsWith("#")))) {
            first++;
        }
        return in.peek(first) != null && in.peek(first).indexOf('\t') >= 0;
    }

    @Override
    public boolean hasNext() {
        while (columns != null && in.peek(0) != null && !isFirstRow(in.peek(0))) {
            in.readLine();
        }
        return in.peek(0) != null;
    }

    private boolean isFirstRow(String line) {
        return !line.isBlank() && columns.isRow(line) && !Columns.isDocument(columns.cells(line));
    }

    @Override
    public Request next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        number++;
        return new TaggedRequest(number, columns == null ? words(in.readLine()) : rows());
    }

    private List<String> words(String line) {
        if (line.isBlank()) {
            throw new UserException("%s: an empty line, but a sentence is needed".formatted(in.at()));
        }
        return List.of(line.strip().split("[ \t]+"));
    }

    private List<String> rows() {
        List<String> words = new ArrayList<>();
        UserException problem = null;
        for (boolean ends = false; !ends; ) {
            try {
                String row = in.readLine();
                ends = row == null || row.isBlank();
                if (!ends && columns.isRow(row)) {
                    words.add(word(row));
                }
            } catch (UserException e) {
                problem = problem == null ? e : problem;
            }
        }
        if (problem != null) {
            throw problem;
        }
        return words;
    }

    private String word(String row) {
        try {
            return Columns.cell(columns.cells(row), columns.word());
        } catch (UserException e) {
            throw new UserException("%s: %s".formatted(in.at(), e.getMessage()), e);
        }
    }
}
