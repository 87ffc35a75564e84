package org.rnn4j.datasets.picture;

import java.util.List;
import java.util.Map;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.Table;
import org.rnn4j.datasets.media.Manifests;
import org.rnn4j.datasets.media.MediaInputs;

/** Reads the rows of tables that name sources, such as pictures, and their targets; a row that cannot be used is a bad example. */
public final class RowReader {
    private final MediaInputs inputs;
    private final String target;

    /**
     * Creates a reader.
     *
     * @param target column of the target; empty = the usual one
     */
    public RowReader(MediaInputs inputs, String target) {
        this.inputs = inputs;
        this.target = target.isEmpty() ? inputs.target() : target;
    }

    /** A row without its picture. */
    public record Row(String target, String origin, String group) {
        /** The example of the row. */
        public <S> Example<S, String> with(S source) {
            return new Example<>(source, target, origin, group);
        }
    }

    /** Receives a row. */
    @FunctionalInterface
    public interface Receiver {
        /**
         * Receives a row.
         *
         * @param cells cells that say which picture it is
         */
        void accept(Row row, InputFile file, List<String> cells);
    }

    /**
     * Reads tables.
     *
     * @param columns columns that say which picture it is, by the job key that names them
     */
    public void read(String key, List<String> names, Map<String, String> columns, Receiver receiver) {
        for (InputFile file : inputs.files().read(key, names, Manifests.ENDINGS)) {
            Table table = Manifests.table(file, inputs.bad());
            List<Integer> places = columns.entrySet().stream()
                    .map(column -> table.column(column.getKey(), column.getValue()))
                    .toList();
            int targets = table.column("data.format.target", target);
            int groups = inputs.group()
                    .map(column -> table.column("data.split.by", column))
                    .orElse(-1);
            for (Table.Row row : table.rows()) {
                inputs.bad().keep(() -> {
                    List<String> cells = row.cells();
                    if (cells.get(targets).isEmpty()) {
                        throw file.error(row.line(), "no %s; write one or remove the row".formatted(target));
                    }
                    String group = groups < 0 ? "" : cells.get(groups);
                    receiver.accept(
                            new Row(cells.get(targets), file.at(row.line()), group),
                            file,
                            places.stream().map(cells::get).toList());
                    return row;
                });
            }
            if (table.rows().isEmpty() && inputs.bad().count() == 0) {
                throw new UserException("%s: no rows; use a table with a row for each picture".formatted(file.name()));
            }
        }
    }
}
