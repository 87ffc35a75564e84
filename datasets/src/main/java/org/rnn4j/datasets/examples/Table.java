package org.rnn4j.datasets.examples;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.datavec.api.records.reader.impl.csv.SerializableCSVParser;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;

/**
 * A delimited text. A quoted cell may hold delimiters and line ends. A {@code #} before the first name of a header is
 * dropped.
 *
 * @param file it was read from
 * @param header names of the columns; empty where none were declared
 * @param rows as many cells each as the header has or, without one, as the first row; no cell has blanks around it
 */
public record Table(InputFile file, List<String> header, List<Row> rows) {

    /**
     * A row.
     *
     * @param line of the file where it begins
     */
    public record Row(int line, List<String> cells) {}

    /**
     * Cuts a file into rows. Blank lines and rows with too many or few cells are bad examples.
     *
     * @param hasHeader whether the first line names the columns
     */
    public static Table parse(InputFile file, Delimiter delimiter, boolean hasHeader, BadExamples bad) {
        return parse(file, delimiter, hasHeader, 0, bad);
    }

    /**
     * The same for a file that begins with something else.
     *
     * @param skipLines lines before the header, or before the first row, that are no part of the table
     */
    public static Table parse(InputFile file, Delimiter delimiter, boolean hasHeader, int skipLines, BadExamples bad) {
        List<Row> rows = new ArrayList<>();
        List<String> header = List.of();
        int columns = -1;
        for (Row row : cut(file, delimiter, skipLines)) {
            if (row.cells().stream().allMatch(String::isEmpty)) {
                bad.add(file.error(row.line(), "an empty line"));
            } else if (columns < 0 && hasHeader) {
                header = row.cells().stream()
                        .map(cell -> cell.replaceFirst("^#\\s*", ""))
                        .toList();
                columns = header.size();
            } else if (columns >= 0 && row.cells().size() != columns) {
                bad.add(file.error(
                        row.line(),
                        "%d column%s, but %s has %d"
                                .formatted(
                                        row.cells().size(),
                                        row.cells().size() == 1 ? "" : "s",
                                        hasHeader ? "the header" : "the first row",
                                        columns)));
            } else {
                columns = row.cells().size();
                rows.add(row);
            }
        }
        return new Table(file, header, List.copyOf(rows));
    }

    private static List<Row> cut(InputFile file, Delimiter delimiter, int skipLines) {
        List<String> lines = file.lines();
        if (delimiter == Delimiter.BLANK) {
            return IntStream.range(Math.min(skipLines, lines.size()), lines.size())
                    .mapToObj(i -> new Row(i + 1, List.of(lines.get(i).strip().split("\\s+"))))
                    .toList();
        }
        var parser = new SerializableCSVParser(delimiter.character(), delimiter.quote(), '\0');
        List<Row> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        int begin = skipLines + 1;
        for (int i = skipLines; i < lines.size(); i++) {
            try {
                for (String cell : parser.parseLineMulti(lines.get(i))) {
                    cells.add(cell.strip());
                }
            } catch (IOException e) {
                throw new UserException("%s: %s".formatted(file.at(i + 1), e.getMessage()), e);
            }
            if (!parser.isPending()) {
                rows.add(new Row(begin, List.copyOf(cells)));
                cells.clear();
                begin = i + 2;
            }
        }
        if (parser.isPending()) {
            throw file.error(
                    begin, "a quote \" opens here and is never closed; close it, or double it where it is text");
        }
        return rows;
    }

    /**
     * The index of a column that the user named, or numbered from 1 on.
     *
     * @param key of the job that gives the name, for errors
     */
    public int column(String key, String name) {
        int named = header.indexOf(name);
        if (named >= 0) {
            return named;
        }
        int columns = rows.isEmpty() ? header.size() : rows.get(0).cells().size();
        if (name.matches("[1-9]\\d{0,4}") && Integer.parseInt(name) <= columns) {
            return Integer.parseInt(name) - 1;
        }
        throw new UserException(
                header.isEmpty()
                        ? "%s = %s, but %s has the columns 1 to %d and no header was declared"
                                .formatted(key, name, file.name(), columns)
                        : "%s = %s, but the columns of %s are %s; %suse one of them"
                                .formatted(
                                        key,
                                        name,
                                        file.name(),
                                        String.join(", ", header),
                                        Suggestion.phrase(name, header)));
    }
}
