package org.rnn4j.core.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;

/**
 * The claim of one training on its run folder: a lock of the operating system on {@code .lock}, which holds the process id.
 * The lock of a process that has ended is free, whatever the file says.
 */
public final class RunLock implements AutoCloseable {
    private static final String NAME = ".lock";

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static RunLock take(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                channel.truncate(0);
                long id = ProcessHandle.current().pid();
                channel.write(ByteBuffer.wrap("%d\n".formatted(id).getBytes(StandardCharsets.US_ASCII)));
                return new RunLock(file, channel);
            }
            channel.close();
            throw new UserException("the run folder %s is in use by process %s; wait for it, or name another folder"
                    .formatted(folder, Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UserException("the run folder %s cannot be locked: %s".formatted(folder, IoReason.of(e)), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // by this process
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            throw new UserException("%s cannot be removed: %s".formatted(file, IoReason.of(e)), e);
        }
    }
}
