package org.rnn4j.cli.init;

import java.util.List;
import java.util.Optional;

/** A table with a column of sources and a column of targets. */
final class PairTableDetector implements Detector {
    @Override
    public List<Guess> guesses(Inputs inputs) {
        return inputs.table().flatMap(table -> guess(inputs, table)).stream().toList();
    }

    private static Optional<Guess> guess(Inputs inputs, TableShape table) {
        List<Column> texts = table.those(Column::isText);
        Optional<Column> source = texts.stream()
                .filter(column -> column.isCalled(ColumnNames.SOURCE))
                .findFirst();
        Optional<Column> target = texts.stream()
                .filter(column -> column.isCalled(ColumnNames.TARGET) && !source.equals(Optional.of(column)))
                .findFirst();
        boolean named = source.isPresent() && target.isPresent();
        if (!named && texts.size() < 2) {
            return Optional.empty();
        }
        Column from = named ? source.get() : texts.get(0);
        Column to = named ? target.get() : texts.get(1);
        long pairs = table.rowsOf(inputs.sample());
        boolean labels = !table.those(Column::isLabel).isEmpty();
        return Optional.of(Pairs.guess(
                inputs,
                "{type: table, delimiter: %s, header: %s, source: %s, target: %s}"
                        .formatted(table.delimiterName(), table.header(), Yaml.text(from.name()), Yaml.text(to.name())),
                named ? "the names of the columns" : "the first two columns of text",
                from.cells(),
                to.cells(),
                pairs,
                named || !labels ? Guess.LIKELY : Guess.UNLIKELY,
                "%,d pairs of a text (%s) and its target (%s)".formatted(pairs, from.name(), to.name())));
    }
}
