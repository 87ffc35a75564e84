package org.rnn4j.datasets.classification.series;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.DecimalMark;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.FileKey;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.sides.RequestForm;

/** File formats of series and their classes: {@code format: ts} in a job file, or {@code {type: table, ...}}. */
sealed interface SeriesFormat permits SeriesFormat.Ts, SeriesFormat.Table, SeriesFormat.Files {

    /**
     * Reads the examples of some files.
     *
     * @param by the column of the groups, if the split needs it
     * @param more reads files that the format itself names
     */
    List<Example<Channels, String>> read(List<InputFile> files, Optional<String> by, InputFiles more, BadExamples bad);

    /** File name endings that are read from a folder. */
    List<String> endings();

    /**
     * The form of requests besides one series a line.
     *
     * @param features number of channels that the model reads
     * @param classes classes of the model
     */
    RequestForm requests(int features, List<String> classes);

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
        public RequestForm requests(int features, List<String> classes) {
            return new TsRequests(features);
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
     * @param decimal decimal mark of the values
     */
    record Table(
            @Default("comma") @Doc("Separator of the columns.")
            Delimiter delimiter,

            @Default("false") @Doc("The first line names the columns.")
            boolean header,

            @Default("last") @Doc("Place of the class in a row; blocks = rows of one class stand together.")
            LabelColumn label,

            @Default("0") @Range(min = 0, max = Integer.MAX_VALUE) @Doc("Rows per block; only for blocks.")
            int blockRows,

            @Default("[]") @Doc("Classes of the blocks, in order; empty = their numbers.")
            List<String> blockNames,

            @Default("1") @Range(min = 1, max = 10_000) @Doc("Values of one step, which stand together in the row.")
            int channels,

            @Default("point") @Doc("Decimal mark of the numbers.")
            DecimalMark decimal)
            implements SeriesFormat {
        public Table {
            blockNames = List.copyOf(blockNames);
            Ranges.require(
                    "data.format", Table.class, delimiter, header, label, blockRows, blockNames, channels, decimal);
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
        public RequestForm requests(int features, List<String> classes) {
            return new SeriesRows(this, classes);
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
     * @param decimal decimal mark of the numbers
     */
    record Files(
            @Doc("Name of the files, with {id} for the id of a series; other files are ignored.")
            String name,

            @Doc("Table with a header: the id of a series, then its class.") @FileKey
            Path targets,

            @Default("")
            @Doc("Table with a header: the id of a series, then columns to split by; empty = none.")
            @FileKey
            Path groups,

            @Default("1") @Range(min = 0, max = 1_000) @Doc("Lines before the first step of a series.")
            int header,

            @Default("comma") @Doc("Separator of the numbers of a step, and of the columns of tables.")
            Delimiter delimiter,

            @Default("point") @Doc("Decimal mark of the numbers.")
            DecimalMark decimal)
            implements SeriesFormat {
        public Files {
            Ranges.require("data.format", Files.class, name, targets, groups, header, delimiter, decimal);
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
        public RequestForm requests(int features, List<String> classes) {
            return new SeriesSteps(this);
        }

        @Override
        public List<String> endings() {
            return List.of(".csv", ".txt");
        }
    }
}
