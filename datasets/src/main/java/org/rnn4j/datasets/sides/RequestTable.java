package org.rnn4j.datasets.sides;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.RowStream;
import org.rnn4j.datasets.examples.Table;

/**
 * A table with an item in some columns; its other columns, such as the label, may be missing. Immutable.
 *
 * @param delimiter delimiter of the job's files; a file named {@code .tsv} has tabs, one named {@code .csv} commas if the
 *     job's files have tabs and its first line has none
 * @param header whether the first row names the columns
 * @param columns names or numbers, from 1, of the columns that make up the item, joined by commas
 * @param key job key that names them, for errors
 */
public record RequestTable(Delimiter delimiter, boolean header, List<String> columns, String key)
        implements RequestForm {
    private static final List<String> TAB_ENDINGS = List.of(".tsv", ".tab");
    private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".tab");

    public RequestTable {
        columns = List.copyOf(columns);
    }

    /** Whether the name of an input is that of a table. */
    public static boolean isTable(RequestInput in) {
        return in.isNamed(ENDINGS);
    }

    @Override
    public boolean isNamed(RequestInput in) {
        return isTable(in);
    }

    /** Whether it is a header with the columns; without a header, tabs show a table that has them. */
    @Override
    public boolean begins(String first) {
        if (!header) {
            return delimiter == Delimiter.TAB && first.indexOf('\t') >= 0;
        }
        try {
            return !first.isBlank()
                    && names(RowStream.cells(first, delimiter, "")).containsAll(columns);
        } catch (UserException e) {
            return false;
        }
    }

    @Override
    public List<String> keys() {
        return header && columns.stream().noneMatch(name -> name.matches("\\d+")) ? columns : List.of();
    }

    @Override
    public String words() {
        return "a table with the column%s %s".formatted(columns.size() == 1 ? "" : "s", String.join(", ", columns));
    }

    @Override
    public Iterator<Item> items(RequestInput in) {
        return new Rows(in);
    }

    private Delimiter delimiter(RequestInput in) {
        if (in.isNamed(TAB_ENDINGS)) {
            return Delimiter.TAB;
        }
        String first = in.peek(0);
        boolean lacksTabs = delimiter == Delimiter.TAB && first != null && first.indexOf('\t') < 0;
        return lacksTabs && isTable(in) ? Delimiter.COMMA : delimiter;
    }

    private static List<String> names(List<String> cells) {
        return cells.stream().map(cell -> cell.replaceFirst("^#\\s*", "")).toList();
    }

    private int column(List<String> names, String name, RequestInput in) {
        int named = header ? names.indexOf(name) : -1;
        if (named != names.lastIndexOf(name) && named >= 0) {
            throw new UserException("%s: columns %d and %d are both named %s, which is %s of the model; rename one"
                    .formatted(in.at(), named + 1, names.lastIndexOf(name) + 1, name, key));
        }
        if (named >= 0) {
            return named;
        }
        if (name.matches("[1-9]\\d{0,4}") && Integer.parseInt(name) <= names.size()) {
            return Integer.parseInt(name) - 1;
        }
        throw new UserException(
                "%s: the model reads the column %s (%s), but %s; use a table with it, or --input-format lines for one request a line"
                        .formatted(
                                in.at(),
                                name,
                                key,
                                header
                                        ? "the header is " + String.join(", ", names)
                                        : "the first row has " + names.size() + " and there is no header"));
    }

    /** The rows of one input. */
    private final class Rows implements Iterator<Item> {
        private final RequestInput in;
        private final RowStream rows;
        private List<String> names; // of all columns; null before the first row
        private List<Integer> chosen;
        private int number;

        Rows(RequestInput in) {
            this.in = in;
            rows = new RowStream(in, delimiter(in));
            if (header && rows.hasNext()) {
                begin(names(rows.next().cells()));
            }
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        private void begin(List<String> all) {
            chosen = columns.stream().map(name -> column(all, name, in)).toList();
            names = all;
        }

        @Override
        public Item next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            number++;
            Table.Row row = rows.next();
            List<String> cells = row.cells();
            String at = in.name() + ":" + row.line();
            if (names == null) {
                begin(IntStream.rangeClosed(1, cells.size())
                        .mapToObj(String::valueOf)
                        .toList());
            }
            if (cells.size() != names.size()) {
                throw new UserException("%s: %d column%s, but the %s has %d"
                        .formatted(
                                at,
                                cells.size(),
                                cells.size() == 1 ? "" : "s",
                                header ? "header" : "first row",
                                names.size()));
            }
            String item = chosen.stream().map(cells::get).collect(Collectors.joining(","));
            return new Item(item, String.valueOf(number), at, others(cells));
        }

        private Map<String, JsonNode> others(List<String> cells) {
            Map<String, JsonNode> others = new LinkedHashMap<>();
            for (int c = 0; c < cells.size(); c++) {
                if (!chosen.contains(c)) {
                    others.put(names.get(c), TextNode.valueOf(cells.get(c)));
                }
            }
            return others;
        }
    }
}
