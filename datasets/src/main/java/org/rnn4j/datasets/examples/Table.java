package org.rnn4j.datasets.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;

/**
 * A delimited text, read as RFC 4180 says. A quoted cell may hold delimiters and line ends; a quote inside a cell that
 * does not begin with one is text. Text behind a closing quote belongs to the cell, unless the cell spans lines. A
 * {@code #} before the first name of a header is dropped.
 *
 * @param file file that it was read from
 * @param header names of the columns; empty if there is no header
 * @param rows rows with as many cells as the header or, without one, as the first row; cells are trimmed
 */
public record Table(InputFile file, List<String> header, List<Row> rows) {

    /** Stands for a carriage return within a line, at which the parser would end a row; no character. */
    private static final char LONE_RETURN = '\uFFFF';

    /**
     * A row.
     *
     * @param line line of the file where it begins
     */
    public record Row(int line, List<String> cells) {}

    /**
     * Reads the rows of a file. Blank lines and rows with too many or too few cells are bad examples.
     *
     * @param hasHeader whether the first line names the columns
     */
    public static Table parse(InputFile file, Delimiter delimiter, boolean hasHeader, BadExamples bad) {
        return parse(file, delimiter, hasHeader, 0, bad);
    }

    /**
     * The same for a file with other text before the table.
     *
     * @param skipLines number of lines before the header, or before the first row
     */
    public static Table parse(InputFile file, Delimiter delimiter, boolean hasHeader, int skipLines, BadExamples bad) {
        List<Row> rows = new ArrayList<>();
        List<String> header = List.of();
        List<String> lines = file.lines();
        int columns = -1;
        for (Row row : rows(file, delimiter, skipLines)) {
            boolean isEmpty = row.cells().stream().allMatch(String::isEmpty);
            if (isEmpty && lines.get(row.line() - 1).indexOf('"') < 0) { // an empty quoted cell is a cell
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

    /**
     * Reads all rows of a file, whatever their number of cells.
     *
     * @param skipLines number of lines before the first row
     * @throws UserException for an unclosed quote, with the line where its row begins
     */
    public static List<Row> rows(InputFile file, Delimiter delimiter, int skipLines) {
        List<String> lines = file.lines();
        if (delimiter == Delimiter.BLANK) {
            return IntStream.range(Math.min(skipLines, lines.size()), lines.size())
                    .mapToObj(i -> new Row(i + 1, List.of(lines.get(i).strip().split("\\s+"))))
                    .toList();
        }
        CSVFormat format = CSVFormat.Builder.create()
                .setDelimiter(delimiter.character())
                .setQuote(delimiter.quote())
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .setTrailingData(true) // "hi" she said: text after the closing quote belongs to the cell
                .get();
        List<Row> rows = new ArrayList<>();
        int first = Math.min(skipLines, lines.size());
        int begin = first + 1;
        try (CSVParser parser = CSVParser.parse(joined(lines.subList(first, lines.size())), format)) {
            for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
                List<String> cells = records.next().stream()
                        .map(cell -> cell.replace(LONE_RETURN, '\r').strip())
                        .toList();
                int next = first + 1 + (int) parser.getCurrentLineNumber();
                if (next > begin + 1 && !isStrict(lines.subList(begin - 1, next - 1), format)) {
                    throw file.error(
                            begin,
                            "a quote \" opens here, and text follows where it closes in a later line; double the quotes that are text");
                }
                rows.add(new Row(begin, cells));
                begin = next;
            }
        } catch (IOException | UncheckedIOException e) { // the only possible error for characters in memory
            throw file.error(begin, "a quote \" opens here and is never closed; close it, or double it if it is text");
        }
        return rows;
    }

    private static String joined(List<String> lines) {
        return lines.stream()
                .map(line -> line.replace('\r', LONE_RETURN) + "\n")
                .collect(Collectors.joining());
    }

    /** Whether nothing follows a closing quote: else a stray quote would swallow the rows up to the next one. */
    private static boolean isStrict(List<String> lines, CSVFormat format) throws IOException {
        try (CSVParser parser = CSVParser.parse(
                joined(lines), format.builder().setTrailingData(false).get())) {
            parser.getRecords();
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /**
     * The index of a column by its name or its number, from 1.
     *
     * @param key job key that gives the name, for errors
     */
    public int column(String key, String name) {
        int named = header.indexOf(name);
        if (named != header.lastIndexOf(name)) {
            throw new UserException("%s = %s, but columns %d and %d of %s have that name; use the column's number"
                    .formatted(key, name, named + 1, header.lastIndexOf(name) + 1, file.name()));
        }
        if (named >= 0) {
            return named;
        }
        int columns = rows.isEmpty() ? header.size() : rows.get(0).cells().size();
        if (name.matches("[1-9]\\d{0,4}") && Integer.parseInt(name) <= columns) {
            return Integer.parseInt(name) - 1;
        }
        throw new UserException(
                header.isEmpty()
                        ? "%s = %s, but %s has the columns 1 to %d and no header"
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
