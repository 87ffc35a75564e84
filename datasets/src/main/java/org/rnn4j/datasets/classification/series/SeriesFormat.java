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

/** How files hold series and their classes: {@code format: ts} in a job file, or {@code {type: table, ...}}. */
sealed interface SeriesFormat {

    /**
     * The examples of some files.
     *
     * @param by the column that groups them, where the split asks for it
     * @param more reads files that the format itself names
     */
    List<Example<Channels, String>> read(List<InputFile> files, Optional<String> by, InputFiles more, BadExamples bad);

    /** What names of files end in, where a folder stands for those in it. */
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
     * A row is a series.
     *
     * @param delimiter comma, semicolon, tab or blank
     * @param header whether the first line names the columns
     * @param label first or last column of a row, or blocks: rows of one class stand together
     * @param blockRows of blocks, the rows of each
     * @param blockNames of blocks, the classes in their order; where there are none, their numbers
     * @param channels values of one step, which stand together in the row
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
                        "data.format.block-rows = %d with data.format.label = %s; blocks need their rows, columns have none"
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
     * A CSV file is a series, a row a step; a table says which class each has.
     *
     * @param name of the files, with {@code {id}} for what the table calls a series; other files are passed over
     * @param targets table with a header, whose first column is the id and whose second the class
     * @param groups table with a header, whose first column is the id; others may serve to split
     * @param header lines before the first step of a series
     * @param delimiter between the numbers of a step, and in the tables
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
                        "data.format.name = %s, but must hold {id}, such as walk-{id}.csv".formatted(name));
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
