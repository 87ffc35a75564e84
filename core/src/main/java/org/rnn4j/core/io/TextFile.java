package org.rnn4j.core.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rnn4j.core.error.UserException;

/** Small text files, always UTF-8. */
public final class TextFile {
    private TextFile() {}

    /** The text of a file without its byte order mark. */
    public static String read(Path file) {
        if (Files.isDirectory(file)) {
            throw new UserException("%s cannot be read: it is a folder".formatted(file));
        }
        RegularFile.require(file, file.toString());
        try {
            return ByteOrderMark.removed(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserException("%s cannot be read: %s".formatted(file, IoReason.of(e)), e);
        }
    }
}
