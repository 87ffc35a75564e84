package org.rnn4j.datasets.classification.series;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.InputFiles;

/** File formats of series and their classes: {@code format: ts} in a job file, or {@code {type: table, ...}}. */
sealed interface SeriesFormat {

    /**
     * Reads the examples of some files.
     *
     * @param by the column of the groups, if the split needs it
     * @param more reads files that the format itself names
     */
    List<Example<Channels, String>> read(List<InputFile> files, Optional<String> by, InputFiles more, BadExamples bad);

    /** File name endings that are read from a folder. */
    List<String> endings();

    /** The format of the UCR and UEA archives; see {@link TsFile}. */
    record Ts() implements SeriesFormat {
        @Override
        public List<Example<Channels, String>> read(
                List<InputFile> files, Optional<String> by, InputFiles more, BadExamples bad) {
            return files.stream()
                    .flatMap(file -> TsFile.read(file, bad).stream())
                    .toList();
        }

        @Override
        public List<String> endings() {
            return List.of(".ts");
        }
    }

    /**
     * One series per row.
     *
     * @param delimiter comma, semicolon, tab or blank
     * @param header whether the first line names the columns
     * @param label position of the class: first or last column of a row, or blocks of rows of the same class
     * @param blockRows for blocks, rows per block
     * @param blockNames for blocks, the classes in order; if empty, the numbers of the blocks
     * @param channels number of values per time step; they are adjacent in the row
     */
    record Table(
            @Default("comma") Delimiter delimiter,
            @Default("false") boolean header,
            @Default("last") LabelColumn label,
            @Default("0") int blockRows,
            @Default("[]") List<String> blockNames,
            @Default("1") int channels)
            implements SeriesFormat {
        public Table {
            blockNames = List.copyOf(blockNames);
            Require.inRange("data.format.channels", channels, 1, 10_000);
            Require.inRange("data.format.block-rows", blockRows, 0, Integer.MAX_VALUE);
            if ((label == LabelColumn.BLOCKS) != (blockRows > 0)) {
                throw new UserException(
                        "data.format.block-rows = %d with data.format.label = %s; blocks need it, columns must not have it"
                                .formatted(blockRows, label.name().toLowerCase(Locale.ROOT)));
            }
        }

        @Override
        public List<Example<Channels, String>> read(
                List<InputFile> files, Optional<String> by, InputFiles more, BadExamples bad) {
            return files.stream()
                    .flatMap(file -> new SeriesTable(this).read(file, bad).stream())
                    .toList();
        }

        @Override
        public List<String> endings() {
            return List.of(".csv", ".tsv", ".txt", ".data");
        }
    }

    /**
     * One CSV file per series, one row per time step; a table lists the class of each series.
     *
     * @param name name of the files, with {@code {id}} for the id of a series in the table; other files are ignored
     * @param targets table with a header, whose first column is the id and whose second column the class
     * @param groups table with a header, whose first column is the id; the other columns can be used to split by
     * @param header number of lines before the first time step of a series
     * @param delimiter delimiter between the numbers of a time step, and in the tables
     */
    record Files(
            String name,
            Path targets,
            @Default("") Path groups,
            @Default("1") int header,
            @Default("comma") Delimiter delimiter)
            implements SeriesFormat {
        public Files {
            Require.inRange("data.format.header", header, 0, 1_000);
            if (!name.contains("{id}")) {
                throw new UserException(
                        "data.format.name = %s, but must contain {id}, such as walk-{id}.csv".formatted(name));
            }
        }

        @Override
        public List<Example<Channels, String>> read(
                List<InputFile> files, Optional<String> by, InputFiles more, BadExamples bad) {
            return files.isEmpty() ? List.of() : new SeriesFiles(this, by, more, bad).read(files);
        }

        @Override
        public List<String> endings() {
            return List.of(".csv", ".txt");
        }
    }
}
