package org.rnn4j.core.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.rnn4j.core.error.UserException;

/** Data files that may be compressed: a name ending in {@code .gz} is decompressed while it is read. */
public final class PackedFile {
    private static final String PACKED = ".gz";

    private PackedFile() {}

    /** Whether a file of this name is compressed. */
    public static boolean isPacked(String name) {
        return name.endsWith(PACKED);
    }

    /** The name of a file without {@code .gz} at its end. */
    public static String unpacked(String name) {
        return isPacked(name) ? name.substring(0, name.length() - PACKED.length()) : name;
    }

    /** The ending of a file's name, in lower case and without {@code .gz}: {@code csv}; empty if there is no dot. */
    public static String ending(String name) {
        String plain = unpacked(name.toLowerCase(Locale.ROOT));
        return plain.contains(".") ? plain.substring(plain.lastIndexOf('.') + 1) : "";
    }

    /** The bytes of a file, decompressed if its name ends in {@code .gz}. */
    public static InputStream open(Path file) throws IOException {
        RegularFile.require(file, file.toString());
        InputStream stored = Files.newInputStream(file);
        if (!isPacked(file.toString())) {
            return stored;
        }
        try {
            return new GZIPInputStream(stored, 1 << 16);
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    /**
     * The error for data that cannot be read.
     *
     * @param where the job key and the name, or the file
     */
    public static UserException unreadable(String where, IOException e) {
        String reason;
        if (e instanceof ZipException) {
            reason = "not gzip or damaged (%s), although the name ends in .gz; rename it or compress it again"
                    .formatted(e.getMessage());
        } else if (e instanceof EOFException) {
            reason = "the gzip data is truncated; copy or compress it again";
        } else if (e instanceof AccessDeniedException) {
            reason = "permission denied; change the file's mode or owner";
        } else {
            reason = "cannot be read (%s)".formatted(IoReason.of(e));
        }
        return new UserException("%s: %s".formatted(where, reason), e);
    }
}
