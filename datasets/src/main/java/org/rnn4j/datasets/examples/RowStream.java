package org.rnn4j.datasets.examples;

import java.util.List;
import java.util.regex.Matcher;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.RequestInput;

/** The rows of a table, one at a time as they arrive, each as {@link Table#rows} reads it. Not thread-safe. */
public final class RowStream {
    private final RequestInput in;
    private final Delimiter delimiter;

    public RowStream(RequestInput in, Delimiter delimiter) {
        this.in = in;
        this.delimiter = delimiter;
    }

    /** Whether there is another row; a blank line at the end of the input is none. */
    public boolean hasNext() {
        String next = in.peek(0);
        return next != null && !(next.isBlank() && in.peek(1) == null);
    }

    /**
     * The next row.
     *
     * @throws UserException for a blank line, or a quote that is not closed
     */
    public Table.Row next() {
        String row = in.readLine();
        int begin = in.line();
        String at = in.at();
        if (row.isBlank()) {
            throw new UserException(at + ": an empty line");
        }
        StringBuilder whole = new StringBuilder(row);
        Quotes quotes = new Quotes();
        quotes.read(row);
        while (quotes.open && in.peek(0) != null) {
            String more = in.readLine();
            quotes.read(more);
            whole.append('\n').append(more);
        }
        return new Table.Row(begin, cells(whole.toString(), delimiter, at));
    }

    /**
     * The cells of one row.
     *
     * @param at file and line, for the error
     */
    public static List<String> cells(String row, Delimiter delimiter, String at) {
        try {
            return Table.rows(new InputFile("", row), delimiter, 0).get(0).cells();
        } catch (UserException e) {
            throw new UserException(e.getMessage().replaceFirst("^:1", Matcher.quoteReplacement(at)), e);
        }
    }

    /** Follows the quotes of a row, to see in which line it ends. */
    private final class Quotes {
        private boolean open;
        private boolean begins = true;

        void read(String line) {
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                boolean isQuote = delimiter.quote() != null && c == delimiter.quote();
                if (open) {
                    if (isQuote && i + 1 < line.length() && line.charAt(i + 1) == c) {
                        i++; // doubled: text
                    } else {
                        open = !isQuote;
                    }
                } else if (c == delimiter.character()) {
                    begins = true;
                } else {
                    open = begins && isQuote;
                    begins &= Character.isWhitespace(c);
                }
            }
        }
    }
}
