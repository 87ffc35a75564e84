package org.rnn4j.datasets.classification.series;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.datasets.examples.RowStream;
import org.rnn4j.datasets.examples.Table;
import org.rnn4j.datasets.sides.RequestForm;

/**
 * Series in the rows of a table. The class has its place as in the job's files, and may be empty: a series may be of any
 * length, so that only the place of a class tells it from a value.
 *
 * @param classes classes of the model
 */
record SeriesRows(SeriesFormat.Table format, List<String> classes) implements RequestForm {

    @Override
    public boolean isNamed(RequestInput in) {
        return in.isNamed(List.of(".csv", ".tsv", ".data"));
    }

    @Override
    public boolean begins(String first) {
        return false;
    }

    @Override
    public String words() {
        return "the rows of a table, with a column for the class";
    }

    @Override
    public Iterator<Item> items(RequestInput in) {
        RowStream rows = new RowStream(in, format.delimiter());
        if (format.header() && rows.hasNext()) {
            rows.next();
        }
        return new Iterator<>() {
            private int number;

            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Item next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                number++;
                Table.Row row = rows.next();
                String at = in.name() + ":" + row.line();
                return new Item(channels(series(row.cells(), at)), String.valueOf(number), at, Map.of());
            }
        };
    }

    private List<String> series(List<String> cells, String at) {
        int last = cells.size() - 1;
        return switch (format.label()) {
            case BLOCKS -> cells;
            case FIRST -> unlabelled("first", cells.get(0), cells.subList(1, last + 1), at);
            case LAST -> unlabelled("last", cells.get(last), cells.subList(0, last), at);
        };
    }

    private List<String> unlabelled(String place, String label, List<String> values, String at) {
        if (!label.isEmpty() && !classes.contains(label)) {
            throw new UserException(
                    "%s: the %s column is the class, but \"%s\" is none of the model; leave it empty, or use --input-format lines for series without classes"
                            .formatted(at, place, label));
        }
        return values;
    }

    /** The values as a line has them: channel by channel. */
    private String channels(List<String> values) {
        int channels = format.channels();
        return IntStream.range(0, channels)
                .mapToObj(c -> IntStream.range(0, values.size())
                        .filter(i -> i % channels == c)
                        .mapToObj(values::get)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(":"));
    }
}
