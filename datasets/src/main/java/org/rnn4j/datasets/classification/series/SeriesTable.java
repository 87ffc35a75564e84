package org.rnn4j.datasets.classification.series;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.Table;

/** Reads tables with one series per row. */
record SeriesTable(SeriesFormat.Table format) {

    List<Example<Channels, String>> read(InputFile file, BadExamples bad) {
        Table table = Table.parse(file, format.delimiter(), format.header(), bad);
        List<Example<Channels, String>> examples = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            bad.keep(() -> example(row, file.at(row.line()))).ifPresent(examples::add);
        }
        return examples;
    }

    private Example<Channels, String> example(Table.Row row, String where) {
        List<String> cells = row.cells();
        int last = cells.size() - 1;
        return switch (format.label()) {
            case FIRST -> labelled(cells.get(0), cells.subList(1, cells.size()), where);
            case LAST -> labelled(cells.get(last), cells.subList(0, last), where);
            case BLOCKS -> labelled(blockName(row, where), cells, where);
        };
    }

    private String blockName(Table.Row row, String where) {
        int block = (row.line() - 1 - (format.header() ? 1 : 0))
                / format.blockRows(); // a skipped row does not move the others
        if (format.blockNames().isEmpty()) {
            return String.valueOf(block + 1);
        }
        if (block >= format.blockNames().size()) {
            throw new UserException("%s: a row of block %d, but data.format.block-names has %d names"
                    .formatted(where, block + 1, format.blockNames().size()));
        }
        return format.blockNames().get(block);
    }

    private Example<Channels, String> labelled(String label, List<String> cells, String where) {
        if (label.isEmpty()) {
            throw new UserException(where + ": the label is missing");
        }
        int channels = format.channels();
        if (cells.isEmpty() || cells.size() % channels != 0) {
            throw new UserException("%s: %d values cannot be divided into time steps of data.format.channels = %d"
                    .formatted(where, cells.size(), channels));
        }
        float[] stepByStep = Numbers.read(cells, format.decimal(), where);
        int steps = stepByStep.length / channels;
        float[] values = new float[stepByStep.length];
        for (int i = 0; i < values.length; i++) {
            values[i % channels * steps + i / channels] = stepByStep[i];
        }
        return new Example<>(new Channels(channels, values), label, where, "");
    }
}
