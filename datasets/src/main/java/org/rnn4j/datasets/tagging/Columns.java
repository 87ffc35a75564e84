package org.rnn4j.datasets.tagging;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;

/**
 * Where words and tags stand in rows.
 *
 * @param word its column, from 0 on, or {@link #LAST}
 * @param tag likewise
 * @param universal whether the rows are CoNLL-U: always ten columns, with comments between them
 */
record Columns(int word, int tag, boolean universal) {
    static final int LAST = -1;
    static final List<String> UNIVERSAL =
            List.of("id", "form", "lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc");

    /** A column that the user numbered or named. */
    static int find(String key, String written, List<String> names) {
        if (names.contains(written)) {
            return names.indexOf(written);
        } else if (written.equals("last")) {
            return LAST;
        } else if (written.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(written) - 1;
        }
        throw new UserException("%s = %s, but must be a number from 1 on, last, %s%s"
                .formatted(
                        key,
                        written,
                        names.isEmpty()
                                ? "or a name that data.format.columns gives to a column"
                                : "or one of " + String.join(", ", names),
                        Suggestion.nearest(written, names)
                                .map("; did you mean %s?"::formatted)
                                .orElse("")));
    }

    /** Whether a line holds a word, not a comment, a range of words or a word that nobody wrote. */
    boolean isRow(String line) {
        return !universal || !(line.startsWith("#") || line.matches("\\d+[-.]\\d+\t.*"));
    }

    /** The cells of a line. */
    List<String> cells(String line) {
        if (universal || line.indexOf('\t') >= 0) {
            return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
        }
        return List.of(line.strip().split(" +"));
    }

    /**
     * The cell of a column.
     *
     * @param column from 0 on, or {@link #LAST}
     * @throws UserException without a place where the row lacks it
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
