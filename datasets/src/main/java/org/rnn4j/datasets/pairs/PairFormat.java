package org.rnn4j.datasets.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.FileKey;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.sides.RequestForm;
import org.rnn4j.datasets.sides.RequestTable;
import org.rnn4j.datasets.sides.text.Memory;

/**
 * File formats of pairs: {@code format: table}, {@code stories} or {@code dialogue} in a job file, or {@code {type:
 * parallel,
 * target: [...]}}.
 */
sealed interface PairFormat permits PairFormat.Table, PairFormat.Parallel, Stories, Dialogue {

    /**
     * Reads the pairs of one split.
     *
     * @param key {@code data.source}, {@code data.validation} or {@code data.test}: the key that names the files
     */
    List<Example<String, String>> read(InputFiles files, String key, List<String> names, BadExamples bad);

    /** The form of requests besides one source a line; empty if there is none. */
    default Optional<RequestForm> requests() {
        return Optional.empty();
    }

    /** The part of a source that comes from the lines before it. */
    default Memory memory() {
        return new Memory.None();
    }

    /**
     * One pair per row.
     *
     * @param delimiter tab, comma, semicolon or blank
     * @param header whether the first line names the columns
     * @param source name or number of the column with the source
     * @param target name or number of the column with the target
     */
    record Table(
            @Default("tab") @Doc("Separator of the columns.")
            Delimiter delimiter,

            @Default("false") @Doc("The first line names the columns.")
            boolean header,

            @Default("1") @Doc("The source column, by name or by number from 1.")
            String source,

            @Default("2") @Doc("The target column, by name or by number from 1.")
            String target)
            implements PairFormat {
        @Override
        public Optional<RequestForm> requests() {
            return Optional.of(new RequestTable(delimiter, header, List.of(source), "data.format.source"));
        }

        @Override
        public List<Example<String, String>> read(InputFiles files, String key, List<String> names, BadExamples bad) {
            List<Example<String, String>> pairs = new ArrayList<>();
            for (InputFile file : files.read(key, names, List.of(".txt", ".tsv", ".csv"))) {
                var table = org.rnn4j.datasets.examples.Table.parse(file, delimiter, header, bad);
                int sourceColumn = table.column("data.format.source", source);
                int targetColumn = table.column("data.format.target", target);
                for (var row : table.rows()) {
                    bad.keep(() -> pair(
                                    row.cells().get(sourceColumn), row.cells().get(targetColumn), file.at(row.line())))
                            .ifPresent(pairs::add);
                }
            }
            return pairs;
        }
    }

    /**
     * Line n of a source file corresponds to line n of a target file.
     *
     * @param target target files for those of {@code data.source}, in the same order
     * @param validationTarget target files for {@code data.validation}
     * @param testTarget target files for {@code data.test}
     */
    record Parallel(
            @Doc("Files of targets for those of data.source, in their order.") @FileKey
            List<String> target,

            @Default("[]") @Doc("Files of targets for those of data.validation.") @FileKey
            List<String> validationTarget,

            @Default("[]") @Doc("Files of targets for those of data.test.") @FileKey
            List<String> testTarget)
            implements PairFormat {
        public Parallel {
            target = List.copyOf(target);
            validationTarget = List.copyOf(validationTarget);
            testTarget = List.copyOf(testTarget);
        }

        @Override
        public List<Example<String, String>> read(InputFiles files, String key, List<String> names, BadExamples bad) {
            String targetKey =
                    key.equals("data.source") ? "data.format.target" : key.replace("data.", "data.format.") + "-target";
            List<String> targets =
                    key.equals("data.source") ? target : key.equals("data.test") ? testTarget : validationTarget;
            if (names.isEmpty()) {
                return List.of(); // data other than the job's own
            }
            if (names.size() != targets.size()) {
                throw new UserException("%s names %d files and %s %d; every source file needs a target file"
                        .formatted(key, names.size(), targetKey, targets.size()));
            }
            List<Example<String, String>> pairs = new ArrayList<>();
            for (int f = 0; f < names.size(); f++) {
                List<InputFile> sources = files.read(key, List.of(names.get(f)), List.of(".txt"));
                List<InputFile> others = files.read(targetKey, List.of(targets.get(f)), List.of(".txt"));
                for (int i = 0; i < Math.min(sources.size(), others.size()); i++) {
                    pairs.addAll(lines(sources.get(i), others.get(i), bad));
                }
            }
            return pairs;
        }

        private static List<Example<String, String>> lines(InputFile sources, InputFile targets, BadExamples bad) {
            List<String> left = sources.linesBeside(targets);
            List<String> right = targets.linesBeside(sources);
            if (left.size() != right.size()) {
                throw new UserException(
                        "%s has %d lines and %s has %d, but line n of one must correspond to line n of the other; the first line without a counterpart is line %d"
                                .formatted(
                                        sources.name(),
                                        left.size(),
                                        targets.name(),
                                        right.size(),
                                        Math.min(left.size(), right.size()) + 1));
            }
            List<Example<String, String>> pairs = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                int line = i;
                bad.keep(() -> pair(left.get(line), right.get(line), sources.at(line + 1)))
                        .ifPresent(pairs::add);
            }
            return pairs;
        }
    }

    private static Example<String, String> pair(String source, String target, String origin) {
        if (source.isBlank() || target.isBlank()) {
            throw new UserException("%s: the %s is empty".formatted(origin, source.isBlank() ? "source" : "target"));
        }
        return new Example<>(source.strip(), target.strip(), origin, source.strip());
    }
}
