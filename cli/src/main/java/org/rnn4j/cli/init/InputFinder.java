package org.rnn4j.cli.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.examples.Folder;

/**
 * Finds the files that the arguments mean.
 *
 * @param spelling how the job file names a file
 * @param out folder of the job file, where a table is put that is made of JSON
 */
record InputFinder(Function<Path, String> spelling, Path out) {
    private static final Set<String> KNOWN =
            Set.of("txt", "csv", "tsv", "ts", "conll", "conllu", "data", "jsonl", "ndjson", "log", "md", "text");

    Inputs find(List<Path> arguments) {
        for (Path argument : arguments) {
            if (Files.notExists(argument)) {
                throw new UserException("%s: no such file or folder (%s)"
                        .formatted(argument, argument.toAbsolutePath().normalize()));
            }
        }
        if (arguments.size() > 1 && arguments.stream().anyMatch(Files::isDirectory)) {
            throw new UserException("name one folder, or files; not both");
        }
        Path first = arguments.get(0);
        return Files.isDirectory(first) ? folder(first) : files(arguments);
    }

    private Inputs files(List<Path> files) {
        List<Path> training =
                files.stream().filter(file -> !SplitFiles.isOther(file)).toList();
        if (training.isEmpty()) {
            training = files.subList(0, 1);
        }
        Path first = training.get(0);
        if (training.size() == 2 && areParallel(first, training.get(1))) {
            return parallel(first, training.get(1));
        }
        Sample sample = sample(first);
        return new Inputs(
                training.stream()
                        .map(file -> file.equals(first) ? spelling.apply(sample.file()) : spelling.apply(file))
                        .toList(),
                spelled(SplitFiles.beside(first)),
                sample,
                List.of(),
                Optional.empty(),
                TableShape.of(sample));
    }

    private Inputs parallel(Path source, Path target) {
        Inputs sides = files(List.of(source));
        return new Inputs(
                sides.source(),
                sides.splits(),
                sides.sample(),
                List.of(),
                Optional.of(new Inputs.Target(
                        spelling.apply(target), spelled(SplitFiles.beside(target)), Sample.of(target))),
                Optional.empty());
    }

    /** Whether lines of two files belong together: as many lines, and neither file is a table. */
    private static boolean areParallel(Path a, Path b) {
        Sample left = Sample.of(a);
        Sample right = Sample.of(b);
        return Set.of("txt", "csv", "tsv", "ts", "conll", "conllu").stream()
                        .noneMatch(
                                ending -> !ending.equals("txt") && left.ending().equals(ending))
                && (left.times() > 1
                        || right.times() > 1
                        || left.lines().size() == right.lines().size());
    }

    private Inputs folder(Path folder) {
        List<Path> files = children(folder, Files::isRegularFile);
        Optional<Inputs> inner = files.isEmpty() ? subfolders(folder) : Optional.empty();
        if (inner.isPresent()) {
            return inner.get();
        }
        List<Path> training = files.stream().filter(SplitFiles::isTraining).toList();
        if (!training.isEmpty()) {
            List<Path> sets = training.stream()
                    .filter(file -> !file.toString().contains("label"))
                    .toList();
            if (sets.size() == 1 || (sets.size() == 2 && areParallel(sets.get(0), sets.get(1)))) {
                return files(sets);
            }
            throw new UserException("%s holds %d training files (%s, ...); name the one to use, or two parallel ones"
                    .formatted(folder, training.size(), training.get(0).getFileName()));
        }
        Path first = folder.resolve("train").resolve("seq.in");
        for (Path words : List.of(folder.resolve("seq.in"), first)) {
            for (Path file : List.of(words, words.resolveSibling("seq.in.gz"))) {
                if (Files.exists(file)) {
                    return wordsAndTags(folder, file);
                }
            }
        }
        Map<String, List<Path>> byEnding = files.stream()
                .filter(file -> !file.getFileName().toString().matches("(?i)(licen[cs]e|readme).*"))
                .collect(Collectors.groupingBy(InputFinder::ending));
        List<Path> members = byEnding.entrySet().stream()
                .filter(entry -> KNOWN.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .max(Comparator.comparingInt(List::size))
                .orElseThrow(() -> new UserException(
                        "%s has no files that rnn4j init knows (*.txt, *.csv, *.tsv, *.ts, *.conllu, ...); name files, or put the texts of each class into one file of lines"
                                .formatted(folder)));
        if (members.size() == 1) {
            return files(members);
        }
        Sample sample = Sample.of(members.get(0));
        return new Inputs(
                List.of(spelling.apply(folder)), Map.of(), sample, members, Optional.empty(), TableShape.of(sample));
    }

    /** The files of a folder's subfolders, or of those of its subfolder for training. */
    private Optional<Inputs> subfolders(Path folder) {
        Optional<Path> training = children(folder, Files::isDirectory).stream()
                .filter(SplitFiles::isTraining)
                .findFirst();
        Path source = training.orElse(folder);
        List<Path> members = children(source, Files::isDirectory).stream()
                .flatMap(child -> children(child, Files::isRegularFile).stream())
                .toList();
        if (members.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> splits =
                training.map(SplitFiles::beside).map(this::spelled).orElse(Map.of());
        return Optional.of(new Inputs(
                List.of(spelling.apply(source)),
                splits,
                Sample.of(members.get(0)),
                members,
                Optional.empty(),
                Optional.empty()));
    }

    private Inputs wordsAndTags(Path folder, Path words) {
        Path training = words.getParent();
        Map<String, List<String>> splits = new LinkedHashMap<>();
        if (!training.equals(folder)) {
            SplitFiles.beside(training).forEach((split, other) -> splits.put(split, List.of(spelling.apply(other))));
        }
        return new Inputs(
                List.of(spelling.apply(training)),
                splits,
                Sample.of(words),
                List.of(words),
                Optional.empty(),
                Optional.empty());
    }

    private Sample sample(Path file) {
        return JsonTable.isJson(file) ? JsonTable.of(file, out) : Sample.of(file);
    }

    private Map<String, List<String>> spelled(Map<String, Path> files) {
        Map<String, List<String>> spelled = new LinkedHashMap<>();
        files.forEach((split, file) -> spelled.put(split, List.of(spelling.apply(file))));
        return spelled;
    }

    private static String ending(Path file) {
        String name = PackedFile.unpacked(file.getFileName().toString());
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    }

    private static List<Path> children(Path folder, Predicate<Path> kind) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> children = Files.list(folder)) {
            for (Path file : (Iterable<Path>) children.sorted()::iterator) {
                if (kind.test(file) && !Folder.isHidden(file)) {
                    files.add(file);
                }
            }
            return files;
        } catch (IOException e) {
            throw PackedFile.unreadable(folder.toString(), e);
        }
    }
}
