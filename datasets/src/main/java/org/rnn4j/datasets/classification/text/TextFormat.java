package org.rnn4j.datasets.classification.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.sides.RequestForm;
import org.rnn4j.datasets.sides.RequestTable;

/** File formats of texts and their classes: {@code format: lines} in a job file, or {@code {type: lines, ...}}. */
public sealed interface TextFormat permits TextFormat.Lines, TextFormat.Table, TextFormat.Folder, TextFormat.Folders {

    /**
     * Reads the examples of a file.
     *
     * @param by the column of the groups, if the split needs it
     */
    List<Example<String, String>> read(InputFile file, Optional<String> by, BadExamples bad);

    /** File name endings that are read from a folder. */
    default List<String> endings() {
        return List.of(".txt");
    }

    /**
     * Finds and reads files.
     *
     * @param key job key that gives the names, for errors
     */
    default List<InputFile> find(InputFiles files, String key, List<String> names, BadExamples bad) {
        return files.read(key, names, endings());
    }

    /** The form of requests besides one text a line; empty if there is none. */
    default Optional<RequestForm> requests() {
        return Optional.empty();
    }

    /** Whether examples can have groups. */
    default boolean hasGroups() {
        return false;
    }

    /**
     * One example per line: a label, a blank, a text; or the label last.
     *
     * @param label position of the label
     * @param cutLabelAt text at which labels are truncated, so that {@code DESC:manner} becomes {@code DESC} with
     *     {@code ":"}; empty = whole labels
     */
    record Lines(
            @Default("first") @Doc("Place of the class in a line.")
            LabelPlace label,

            @Default("")
            @Doc("Text at which a class name ends early, so that DESC:manner is DESC with \":\"; empty = nowhere.")
            String cutLabelAt)
            implements TextFormat {
        @Override
        public List<Example<String, String>> read(InputFile file, Optional<String> by, BadExamples bad) {
            List<Example<String, String>> examples = new ArrayList<>();
            List<String> lines = file.lines();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                int number = i + 1;
                bad.keep(() -> example(file, number, line)).ifPresent(examples::add);
            }
            return examples;
        }

        private Example<String, String> example(InputFile file, int number, String line) {
            if (line.isEmpty()) {
                throw file.error(number, "an empty line");
            }
            int[] blanks = blanks(line);
            if (blanks.length == 0) {
                throw file.error(
                        number,
                        "\"%s\" has only one word, but must be a label, a blank and a text".formatted(shortened(line)));
            }
            int cut = label == LabelPlace.FIRST ? blanks[0] : blanks[blanks.length - 1];
            String before = line.substring(0, cut).strip();
            String after = line.substring(cut).strip();
            return label == LabelPlace.FIRST
                    ? labelled(before, after, cutLabelAt, "", file.at(number))
                    : labelled(after, before, cutLabelAt, "", file.at(number));
        }

        private static int[] blanks(String line) {
            return IntStream.range(0, line.length())
                    .filter(i -> Character.isWhitespace(line.charAt(i)))
                    .toArray();
        }

        private static String shortened(String line) {
            return line.length() <= 40 ? line : line.substring(0, 40) + "...";
        }
    }

    /**
     * One example per row.
     *
     * @param delimiter comma, semicolon, tab or blank
     * @param header whether the first line names the columns
     * @param text name or number of the column with the text
     * @param label name or number of the column with the class
     * @param cutLabelAt as for lines
     */
    record Table(
            @Default("comma") @Doc("Separator of the columns.")
            Delimiter delimiter,

            @Default("true") @Doc("The first line names the columns.")
            boolean header,

            @Default("text") @Doc("The column of texts, by name or by number from 1.")
            String text,

            @Default("label") @Doc("The class column, by name or by number from 1.")
            String label,

            @Default("")
            @Doc("Text at which a class name ends early, so that DESC:manner is DESC with \":\"; empty = nowhere.")
            String cutLabelAt)
            implements TextFormat {
        /** Reads texts with the values of some columns, separated by commas, instead of their class. */
        public List<Example<String, String>> read(InputFile file, List<String> columns, BadExamples bad) {
            var table = org.rnn4j.datasets.examples.Table.parse(file, delimiter, header, bad);
            int textColumn = table.column("data.format.text", text);
            List<Integer> chosen = columns.stream()
                    .map(name -> table.column("data.condition", name))
                    .toList();
            List<Example<String, String>> examples = new ArrayList<>();
            for (var row : table.rows()) {
                String cells = chosen.stream().map(row.cells()::get).collect(Collectors.joining(","));
                examples.add(new Example<>(row.cells().get(textColumn), cells, file.at(row.line()), ""));
            }
            return examples;
        }

        @Override
        public List<Example<String, String>> read(InputFile file, Optional<String> by, BadExamples bad) {
            var table = org.rnn4j.datasets.examples.Table.parse(file, delimiter, header, bad);
            int textColumn = table.column("data.format.text", text);
            int labelColumn = table.column("data.format.label", label);
            Optional<Integer> groupColumn = by.map(name -> table.column("data.split.by", name));
            List<Example<String, String>> examples = new ArrayList<>();
            for (var row : table.rows()) {
                bad.keep(() -> labelled(
                                row.cells().get(labelColumn),
                                row.cells().get(textColumn),
                                cutLabelAt,
                                groupColumn.map(row.cells()::get).orElse(""),
                                file.at(row.line())))
                        .ifPresent(examples::add);
            }
            return examples;
        }

        @Override
        public Optional<RequestForm> requests() {
            return Optional.of(requests(List.of(text), "data.format.text"));
        }

        /**
         * The form of requests with other columns.
         *
         * @param key job key that names them, for errors
         */
        public RequestForm requests(List<String> columns, String key) {
            return new RequestTable(delimiter, header, columns, key);
        }

        @Override
        public List<String> endings() {
            return List.of(".csv", ".tsv", ".txt");
        }

        @Override
        public boolean hasGroups() {
            return true;
        }
    }

    /** One file per class, named after it, with one text per line. */
    record Folder() implements TextFormat {
        @Override
        public List<Example<String, String>> read(InputFile file, Optional<String> by, BadExamples bad) {
            String label = PackedFile.unpacked(
                            Path.of(file.name()).getFileName().toString())
                    .replaceFirst("\\.[^.]*$", "");
            List<Example<String, String>> examples = new ArrayList<>();
            List<String> lines = file.lines();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                int number = i + 1;
                bad.keep(() -> labelled(label, line, "", "", file.at(number))).ifPresent(examples::add);
            }
            return examples;
        }
    }

    /** One subfolder per class, named after it, with one text per file. */
    record Folders() implements TextFormat {
        @Override
        public List<InputFile> find(InputFiles files, String key, List<String> names, BadExamples bad) {
            return files.readSubfolders(key, names, bad);
        }

        @Override
        public List<Example<String, String>> read(InputFile file, Optional<String> by, BadExamples bad) {
            String label = Path.of(file.name()).getParent().getFileName().toString();
            return bad.keep(() -> labelled(label, file.text().strip(), "", "", file.name())).stream()
                    .toList();
        }
    }

    private static Example<String, String> labelled(
            String label, String text, String cutLabelAt, String group, String origin) {
        int cut = cutLabelAt.isEmpty() ? -1 : label.indexOf(cutLabelAt);
        String name = cut < 0 ? label : label.substring(0, cut);
        if (text.isEmpty()) {
            throw new UserException(origin + ": the text is missing");
        }
        if (name.isEmpty()) {
            throw new UserException(origin + ": the label is missing");
        }
        return new Example<>(text, name, origin, group);
    }
}
