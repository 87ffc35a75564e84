package org.rnn4j.cli.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;

/** Writes files that the user may have changed since. */
public final class JobFile {
    private JobFile() {}

    /**
     * Writes a text.
     *
     * @throws UserException if the file exists, unless it may be overwritten, or cannot be written
     */
    public static void write(Path file, String text, boolean force) {
        refuseExisting(file, force);
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserException("%s cannot be written: %s".formatted(file, IoReason.of(e)), e);
        }
    }

    /** Fails if a file exists and may not be overwritten. */
    public static void refuseExisting(Path file, boolean force) {
        if (Files.exists(file) && !force) {
            throw new UserException("%s exists; name another file, or overwrite it with --force".formatted(file));
        }
    }
}
