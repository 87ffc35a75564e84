package org.rnn4j.core.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;
import org.rnn4j.core.error.UserException;

/** Writes a file so that a reader, or a crash, sees either the earlier file or the new one, never a fragment. */
public final class AtomicFile {
    private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp");

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
            try (FileChannel channel =
                            FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            move(temporary, target);
            forceFolder(target);
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

    /** Makes the new name durable, where the file system can: after a power failure the earlier file could be back. */
    private static void forceFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException ignored) {
            // Windows opens no folders; the file itself is complete
        }
    }

    /** Deletes the temporary files that killed processes left in a folder. */
    public static void cleanUp(Path folder) {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, ".*.tmp")) {
            for (Path leftover : leftovers) {
                if (TEMPORARY.matcher(leftover.getFileName().toString()).matches()) {
                    Files.deleteIfExists(leftover);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // they only take space
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
