package org.rnn4j.datasets.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.examples.OnError;
import org.rnn4j.datasets.examples.Table;

/**
 * The texts of some files: their lines, or the cells of a column.
 *
 * @param texts texts without line ends
 * @param warning rows that were left out; empty if none were
 */
public record Lines(List<String> texts, Optional<String> warning) {
    private static final String KEY = "TEXT";

    public Lines {
        texts = List.copyOf(texts);
    }

    /**
     * Reads files, optionally compressed ({@code .gz}).
     *
     * @param names files, or folders of files
     * @param column column of a table with a header, by name or by number from 1; the columns of {@code .csv} are separated by commas,
     *     those of other files by tabs; empty = whole lines
     * @param encoding charset of the files, which {@code --encoding} names
     * @throws UserException if a file cannot be read, has no such column, or there is no such charset
     */
    public static Lines read(List<String> names, String column, String encoding) {
        BadExamples bad = new BadExamples(OnError.SKIP);
        List<String> texts = new ArrayList<>();
        InputFiles files = new InputFiles(Encoding.of("--encoding", encoding), Map.of());
        for (InputFile file : files.read(KEY, names, List.of(".txt", ".csv", ".tsv"))) {
            texts.addAll(column.isEmpty() ? file.lines() : cells(file, column, bad));
        }
        return new Lines(texts, bad.warning());
    }

    private static List<String> cells(InputFile file, String column, BadExamples bad) {
        Delimiter delimiter = PackedFile.ending(file.name()).equals("csv") ? Delimiter.COMMA : Delimiter.TAB;
        Table table = Table.parse(file, delimiter, true, bad);
        int chosen = table.column("--column", column);
        return table.rows().stream().map(row -> row.cells().get(chosen)).toList();
    }
}
