package org.rnn4j.datasets.sequences;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.Table;
import org.rnn4j.datasets.sides.RequestForm;
import org.rnn4j.datasets.sides.RequestTable;

/** File formats of sequences: {@code format: lines} in a job file, or {@code format: {type: table, events: keys}}. */
sealed interface EventFormat permits EventFormat.Lines, EventFormat.Column {

    /** Reads the sequences of a file. */
    List<Events> read(InputFile file, boolean abnormal, BadExamples bad);

    /** File name endings that are read from a folder. */
    List<String> endings();

    /** The form of requests besides one sequence a line; empty if there is none. */
    Optional<RequestForm> requests();

    /** The events of a line or cell, separated by blanks. */
    static Optional<Events> parse(InputFile file, int line, String text, boolean abnormal, BadExamples bad) {
        if (text.isBlank()) {
            bad.add(file.error(line, "an empty line, but a sequence has at least one event; delete it"));
            return Optional.empty();
        }
        return Optional.of(new Events(List.of(text.strip().split("\\s+")), file.at(line), abnormal));
    }

    /** One sequence a line. */
    record Lines() implements EventFormat {
        @Override
        public List<Events> read(InputFile file, boolean abnormal, BadExamples bad) {
            List<Events> all = new ArrayList<>();
            List<String> lines = file.lines();
            for (int i = 0; i < lines.size(); i++) {
                EventFormat.parse(file, i + 1, lines.get(i), abnormal, bad).ifPresent(all::add);
            }
            return all;
        }

        @Override
        public List<String> endings() {
            return List.of(".txt");
        }

        @Override
        public Optional<RequestForm> requests() {
            return Optional.empty();
        }
    }

    /**
     * One sequence a row, in one column.
     *
     * @param events name or number of the column
     * @param delimiter comma, semicolon, tab or blank
     * @param header whether the first line names the columns
     */
    record Column(
            @Default("events") @Doc("The column of sequences, by name or by number from 1.")
            String events,

            @Default("comma") @Doc("Separator of the columns.")
            Delimiter delimiter,

            @Default("true") @Doc("The first line names the columns.")
            boolean header)
            implements EventFormat {
        @Override
        public List<Events> read(InputFile file, boolean abnormal, BadExamples bad) {
            Table table = Table.parse(file, delimiter, header, bad);
            int column = table.column("data.format.events", events);
            List<Events> all = new ArrayList<>();
            for (Table.Row row : table.rows()) {
                EventFormat.parse(file, row.line(), row.cells().get(column), abnormal, bad)
                        .ifPresent(all::add);
            }
            return all;
        }

        @Override
        public List<String> endings() {
            return List.of(".csv", ".tsv");
        }

        @Override
        public Optional<RequestForm> requests() {
            return Optional.of(new RequestTable(delimiter, header, List.of(events), "data.format.events"));
        }
    }
}
