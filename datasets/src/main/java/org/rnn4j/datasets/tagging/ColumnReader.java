package org.rnn4j.datasets.tagging;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.InputFile;

/** Reads sentences from one file of rows. A sentence with a bad row is one bad example. */
final class ColumnReader {
    private final InputFile file;
    private final Columns columns;
    private final BadExamples bad;
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private int firstLine;
    private int width;
    private String firstRow;
    private UserException problem;

    private ColumnReader(InputFile file, Columns columns, BadExamples bad) {
        this.file = file;
        this.columns = columns;
        this.bad = bad;
        this.width = columns.universal() ? Columns.UNIVERSAL.size() : 0;
    }

    static List<Sentence> read(List<InputFile> files, Columns columns, BadExamples bad) {
        return files.stream()
                .flatMap(file -> new ColumnReader(file, columns, bad).read().stream())
                .toList();
    }

    private List<Sentence> read() {
        int number = 0;
        for (String line : file.lines()) {
            number++;
            if (line.isBlank()) {
                close();
            } else if (columns.isRow(line)) {
                row(line, number);
            }
        }
        close();
        return sentences;
    }

    private void row(String line, int number) {
        try {
            List<String> cells = columns.cells(line);
            if (words.isEmpty() && Columns.isDocument(cells)) {
                return;
            }
            firstLine = words.isEmpty() && problem == null ? number : firstLine;
            firstRow = firstRow == null ? line : firstRow;
            requireAllColumns(cells.size());
            words.add(Columns.cell(cells, columns.word()));
            tags.add(Columns.cell(cells, columns.tag()));
        } catch (UserException e) {
            problem = problem == null ? file.error(number, e.getMessage() + hint(line)) : problem;
        }
    }

    private String hint(String line) {
        boolean likeAComment = line.startsWith("#") || (firstRow != null && firstRow.startsWith("#"));
        return columns.comments().isEmpty() && likeAComment
                ? "; if lines that begin with # are comments, set data.format.comments to \"# \""
                : "";
    }

    /** If the tag is the last column, a truncated row would have another column in its place. */
    private void requireAllColumns(int found) {
        if (!columns.universal() && columns.tag() != Columns.LAST) {
            return;
        }
        width = width == 0 ? found : width;
        if (found != width) {
            throw new UserException("%d column%s, but %s %d"
                    .formatted(
                            found,
                            found == 1 ? "" : "s",
                            columns.universal()
                                    ? "a row of CoNLL-U has, separated by tabs,"
                                    : "the first row of the file has",
                            width));
        }
    }

    private void close() {
        if (problem != null) {
            bad.add(problem);
        } else if (!words.isEmpty()) {
            sentences.add(new Sentence(file.at(firstLine), words, tags));
        }
        words.clear();
        tags.clear();
        problem = null;
    }
}
