package org.rnn4j.cli.init;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A table with a column of texts and a column of few classes. */
final class LabelledTableDetector implements Detector {
    @Override
    public List<Guess> guesses(Inputs inputs) {
        return inputs.table().map(table -> guesses(inputs, table)).orElse(List.of());
    }

    private static List<Guess> guesses(Inputs inputs, TableShape table) {
        List<Column> texts = table.those(Column::isText).stream()
                .sorted(Comparator.comparingDouble(Column::meanLength).reversed())
                .toList();
        List<Column> labels = table.those(Column::isLabel).stream()
                .sorted(Comparator.comparingLong(Column::distinct))
                .toList();
        Optional<Column> text = Column.preferred(texts, ColumnNames.TEXT);
        Optional<Column> label = Column.preferred(labels, ColumnNames.LABEL);
        if (text.isEmpty() || label.isEmpty()) {
            return List.of();
        }
        long rows = table.rowsOf(inputs.sample());
        return Classes.guesses(
                inputs,
                "{type: table, delimiter: %s, header: %s, text: %s, label: %s}"
                        .formatted(
                                table.delimiterName(),
                                table.header(),
                                Yaml.text(text.get().name()),
                                Yaml.text(label.get().name())),
                "column %s has texts, column %s %d classes"
                        .formatted(
                                text.get().name(),
                                label.get().name(),
                                label.get().distinct()),
                text.get().cells(),
                label.get().distinct(),
                rows,
                Guess.LIKELY,
                "%,d texts (%s) and one of %d classes (%s)"
                        .formatted(
                                rows,
                                text.get().name(),
                                label.get().distinct(),
                                label.get().name()));
    }
}
