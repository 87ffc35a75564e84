package org.rnn4j.datasets.tagging;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;

/**
 * Columns of words and tags.
 *
 * @param word column of the word, from 0, or {@link #LAST}
 * @param tag column of the tag, from 0, or {@link #LAST}
 * @param comments prefix of lines without a word; empty = none
 * @param universal whether the rows are CoNLL-U: always ten columns, with ranges and empty nodes between words
 */
record Columns(int word, int tag, String comments, boolean universal) {
    static final int LAST = -1;
    /** Separator of documents in the files of CoNLL-2003, where it is a sentence, and in others a sentence's first row. */
    private static final String DOCUMENT = "-DOCSTART-";

    static final List<String> UNIVERSAL =
            List.of("id", "form", "lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc");

    /** The index of a column given by number or name. */
    static int find(String key, String written, List<String> names) {
        if (names.contains(written)) {
            return names.indexOf(written);
        } else if (written.equals("last")) {
            return LAST;
        } else if (written.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(written) - 1;
        }
        throw new UserException("%s = %s, but must be a number of at least 1, last, %s%s"
                .formatted(
                        key,
                        written,
                        names.isEmpty() ? "or a name in data.format.columns" : "or one of " + String.join(", ", names),
                        Suggestion.nearest(written, names)
                                .map("; did you mean %s?"::formatted)
                                .orElse("")));
    }

    /** Whether a line has a word; comments, ranges of words and empty nodes have none. */
    boolean isRow(String line) {
        return !isComment(line) && !(universal && line.matches("\\d+[-.]\\d+\t.*"));
    }

    /** Whether the first row of a sentence only separates documents. */
    static boolean isDocument(List<String> cells) {
        return cells.contains(DOCUMENT);
    }

    private boolean isComment(String line) {
        return !comments.isEmpty() && (line.startsWith(comments) || line.equals(comments.stripTrailing()));
    }

    /** The cells of a line. */
    List<String> cells(String line) {
        if (universal || line.indexOf('\t') >= 0) {
            return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
        }
        return List.of(line.strip().split(" +"));
    }

    /**
     * The cell in a column.
     *
     * @param column index from 0, or {@link #LAST}
     * @throws UserException without file and line, if the row lacks the column
     */
    static String cell(List<String> cells, int column) {
        int at = column == LAST ? cells.size() - 1 : column;
        if (at >= cells.size()) {
            throw new UserException("%d column%s, but column %d is needed"
                    .formatted(cells.size(), cells.size() == 1 ? "" : "s", at + 1));
        } else if (cells.get(at).isEmpty()) {
            throw new UserException("column %d is empty".formatted(at + 1));
        }
        return cells.get(at);
    }
}
