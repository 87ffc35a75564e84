package org.rnn4j.cli.init;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that the user named, and those that belong to them.
 *
 * @param source files or a folder of {@code data.source}, as the job names them
 * @param splits files of {@code data.validation} and {@code data.test}, by {@code validation} and {@code test}
 * @param sample beginning of the first file
 * @param members files of the folder, if it is one
 * @param target files of targets whose lines belong to those of the source, if there are two sides
 */
record Inputs(
        List<String> source,
        Map<String, List<String>> splits,
        Sample sample,
        List<Path> members,
        Optional<Target> target,
        Optional<TableShape> table) {

    /**
     * The second of two parallel files.
     *
     * @param source its name, as the job names it
     * @param splits names of the files that belong to the validation and the test split
     * @param sample beginning of the file
     */
    record Target(String source, Map<String, List<String>> splits, Sample sample) {}

    /** A folder or an archive of recordings or pictures, which has no text. */
    static Inputs ofMedia(String source, Path folder) {
        return new Inputs(
                List.of(source),
                Map.of(),
                new Sample(folder, "", "UTF-8", "", 1),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    boolean isFolder() {
        return !members.isEmpty();
    }

    /** Names of the subfolders that the files lie in; empty if they lie in one folder. */
    List<String> subfolders() {
        List<String> names = members.stream()
                .map(file -> file.toAbsolutePath().getParent().getFileName().toString())
                .distinct()
                .toList();
        return names.size() < 2 ? List.of() : names;
    }
}
