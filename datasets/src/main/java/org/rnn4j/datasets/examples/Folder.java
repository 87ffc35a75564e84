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
 * The data files of a folder, in the order of their names. Hidden files are not data: macOS and editors write files such as {@code ._a.txt} and {@code .a.txt.swp} beside those of the user.
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
     * Lists a folder without its subfolders.
     *
     * @param where job key and folder, for errors
     * @param endings ends of the names, such as {@code .txt}
     * @throws UserException if there is no such file
     */
    public static Folder list(String where, Path folder, List<String> endings) {
        Folder found = of(where, folder, endings);
        if (found.files.isEmpty()) {
            throw new UserException("%s: the folder has no *%s files%s; name files instead"
                    .formatted(
                            where,
                            String.join(", *", endings),
                            found.hidden == 0 ? "" : ", apart from %d hidden".formatted(found.hidden)));
        }
        return found;
    }

    /**
     * Lists all files of each subfolder, but not of their subfolders.
     *
     * @throws UserException if there are none, or a file lies beside the subfolders
     */
    public static Folder listSubfolders(String where, Path folder) {
        List<Path> files = new ArrayList<>();
        int hidden = 0;
        for (Path child : children(where, folder)) {
            if (isHiddenIn(where, child)) {
                hidden++;
            } else if (!Files.isDirectory(child)) {
                throw new UserException("%s: %s lies beside the subfolders, but only files in them are read; move it"
                        .formatted(where, child.getFileName()));
            } else {
                Folder inner = of(where, child, List.of(""));
                files.addAll(inner.files);
                hidden += inner.hidden;
            }
        }
        if (files.isEmpty()) {
            throw new UserException("%s: the folder has no subfolders with files".formatted(where));
        }
        return new Folder(files, hidden);
    }

    private static Folder of(String where, Path folder, List<String> endings) {
        List<Path> files = new ArrayList<>();
        int hidden = 0;
        for (Path file : children(where, folder)) {
            if (endsIn(file, endings) && isHiddenIn(where, file)) {
                hidden++;
            } else if (endsIn(file, endings)) {
                files.add(file);
            }
        }
        return new Folder(files, hidden);
    }

    private static List<Path> children(String where, Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted(
                            Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw PackedFile.unreadable(where, e);
        }
    }

    private static boolean isHiddenIn(String where, Path file) {
        try {
            return isHidden(file);
        } catch (IOException e) {
            throw PackedFile.unreadable(where, e);
        }
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
