package org.rnn4j.core.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.io.IoReason;

/**
 * Copies of a run's earlier bundles, {@code checkpoints/best-00001200.zip}.
 *
 * @param folder their folder
 * @param prefix first part of their names
 * @param keep number of copies; the oldest are deleted
 */
record Snapshots(Path folder, String prefix, int keep) {

    /** Copies a bundle that was saved after a number of steps. */
    void add(Path bundle, long step) {
        if (keep == 0) {
            return;
        }
        try {
            Files.createDirectories(folder);
            copy(bundle, folder.resolve("%s-%08d.zip".formatted(prefix, step)));
            List<Path> copies = copies();
            for (Path old : copies.subList(0, Math.max(0, copies.size() - keep))) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new UserException("%s cannot be written: %s".formatted(folder, IoReason.of(e)), e);
        }
    }

    static void copy(Path from, Path to) {
        AtomicFile.write(to, out -> Files.copy(from, out));
    }

    /** In the order of their steps. */
    private List<Path> copies() throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(prefix) + "-\\d{8,}\\.zip");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString().length())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }
}
