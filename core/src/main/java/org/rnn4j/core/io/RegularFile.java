package org.rnn4j.core.io;

import java.nio.file.Files;
import java.nio.file.Path;
import org.rnn4j.core.error.UserException;

/** Files that have an end. */
public final class RegularFile {
    private RegularFile() {}

    /**
     * Refuses a pipe or a device, which may block a reader or never end; a missing file is left to the reader.
     *
     * @param name what the user called the file
     */
    public static void require(Path file, String name) {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new UserException(
                    "%s is a pipe or a device, but must be a file; write its contents to a file, or pass - for standard input where data is read"
                            .formatted(name));
        }
    }
}
