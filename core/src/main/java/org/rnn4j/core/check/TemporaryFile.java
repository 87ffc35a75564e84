package org.rnn4j.core.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.rnn4j.core.error.UserException;

/** A file for one check. */
final class TemporaryFile {
    private TemporaryFile() {}

    /** Calls {@code use} with a bundle's file that does not exist yet, and deletes it. */
    static <T> T with(Function<Path, T> use) {
        try {
            Path folder = Files.createTempDirectory("rnn4j-verify");
            Path file = folder.resolve("model.zip");
            try {
                return use.apply(file);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UserException(
                    "no file can be written to %s: %s; set -Djava.io.tmpdir"
                            .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
                    e);
        }
    }
}
