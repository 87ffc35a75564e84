package org.rnn4j.datasets.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;

/**
 * The data files of a folder, in the order of their names; sub-folders are ignored. Hidden files are not data: macOS and
 * editors write files such as {@code ._a.txt} and {@code .a.txt.swp} beside those of the user.
 *
 * @param files files whose names end as requested, or in that and {@code .gz}
 * @param hidden number of hidden files with such names
 */
public record Folder(List<Path> files, int hidden) {
    /** Name of the number of hidden files in a summary. */
    public static final String HIDDEN = "hidden files ignored";

    public Folder {
        files = List.copyOf(files);
    }

    /**
     * Lists a folder.
     *
     * @param where job key and folder, for errors
     * @param endings ends of the names, such as {@code .txt}
     * @throws UserException if there is no such file
     */
    public static Folder list(String where, Path folder, List<String> endings) {
        List<Path> files = new ArrayList<>();
        int hidden = 0;
        try (Stream<Path> children = Files.list(folder)) {
            for (Path file : (Iterable<Path>) children::iterator) {
                if (endsIn(file, endings) && isHidden(file)) {
                    hidden++;
                } else if (endsIn(file, endings)) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            throw PackedFile.unreadable(where, e);
        }
        if (files.isEmpty()) {
            throw new UserException("%s: the folder has no *%s files%s; name files instead"
                    .formatted(
                            where,
                            String.join(", *", endings),
                            hidden == 0 ? "" : ", apart from %d hidden".formatted(hidden)));
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return new Folder(files, hidden);
    }

    private static boolean endsIn(Path file, List<String> endings) {
        String name = PackedFile.unpacked(file.getFileName().toString());
        return endings.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }

    /** Whether a file is hidden, by its name or, on Windows, by its attributes. */
    public static boolean isHidden(Path file) throws IOException {
        return file.getFileName().toString().startsWith(".") || Files.isHidden(file);
    }
}
