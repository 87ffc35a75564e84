package org.rnn4j.datasets.picture;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.Table;
import org.rnn4j.datasets.media.Manifests;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.MediaInputs;

/** Reads the rows of tables that name pictures and their targets; a row that cannot be used is a bad example. */
final class RowReader {
    private static final List<String> PLACES = List.of("data.format.x", "data.format.y");

    private final MediaInputs inputs;
    private final String target;

    /** @param target column of the target; empty = the usual one */
    RowReader(MediaInputs inputs, String target) {
        this.inputs = inputs;
        this.target = target.isEmpty() ? inputs.target() : target;
    }

    /** A row without its picture. */
    record Row(String target, String origin, String group) {
        Example<MediaFile, String> with(MediaFile picture) {
            return new Example<>(picture, target, origin, group);
        }
    }

    /** Receives a row. */
    @FunctionalInterface
    interface Receiver {
        /** @param cells cells that say which picture it is */
        void accept(Row row, InputFile file, List<String> cells);
    }

    /** @param columns columns that say which picture it is */
    void read(String key, List<String> names, List<String> columns, Receiver receiver) {
        for (InputFile file : inputs.files().read(key, names, Manifests.ENDINGS)) {
            Table table = Manifests.table(file, inputs.bad());
            int[] places = new int[columns.size()];
            for (int c = 0; c < places.length; c++) {
                places[c] = table.column(columns.size() == 1 ? "data.format.image" : PLACES.get(c), columns.get(c));
            }
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
                            Arrays.stream(places).mapToObj(cells::get).toList());
                    return row;
                });
            }
            if (table.rows().isEmpty() && inputs.bad().count() == 0) {
                throw new UserException("%s: no rows; use a table with a row for each picture".formatted(file.name()));
            }
        }
    }
}
