package org.rnn4j.datasets.media;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.rnn4j.core.error.UserException;

/** Paths of files that tables and requests name. */
public final class MediaPaths {
    private MediaPaths() {}

    /**
     * An existing file or folder.
     *
     * @param at place of the name, for errors
     * @param noun word for the file, for errors
     */
    public static Path existing(String name, String at, String noun) {
        Path path = path(name, at);
        if (Files.notExists(path)) {
            throw new UserException("%s: there is no %s %s (%s)"
                    .formatted(at, noun, name, path.toAbsolutePath().normalize()));
        }
        return path;
    }

    /** A file that a table names: it is relative to the folder of the table. */
    public static String relative(String table, String name, String at) {
        Path folder = Optional.ofNullable(path(table, at).getParent()).orElse(Path.of(""));
        return folder.resolve(path(name, at)).toString();
    }

    private static Path path(String name, String at) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UserException("%s: %s is not a path (%s)".formatted(at, name, e.getReason()), e);
        }
    }
}
