package org.rnn4j.core.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.rnn4j.core.error.UserException;

/** Writes a file so that a reader, or a crash, sees either the earlier file or the new one, never a fragment. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes to a temporary file in the same folder and moves it into place.
     *
     * @throws UserException if the folder cannot be written or the disk is full; the earlier file is then unchanged
     */
    public static void write(Path target, Content content) {
        if (Files.isDirectory(target)) {
            throw new UserException("%s cannot be written: it is a folder".formatted(target));
        }
        Path temporary = target.resolveSibling(".%s.%s.tmp".formatted(target.getFileName(), UUID.randomUUID()));
        try {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW))) {
                content.writeTo(out);
            }
            move(temporary, target);
        } catch (IOException e) {
            throw new UserException(
                    "%s cannot be written: %s; check that its folder exists, is writable and not full"
                            .formatted(target, IoReason.of(e)),
                    e);
        } finally {
            discard(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary); // exists only if something failed; report that error
        } catch (IOException ignored) {
            temporary.toFile().deleteOnExit();
        }
    }
}
