package org.rnn4j.datasets.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.examples.StrictReader;

/**
 * One sequence of bytes that is decoded on its own.
 *
 * @param where job key and name, for errors
 * @param charset charset of the bytes
 * @param bytes opens the bytes, decompressed; can be called repeatedly
 */
record TextInput(String where, Charset charset, StrictReader.Bytes bytes) {

    static TextInput of(String key, BuiltInText text) {
        return new TextInput(where(key, text.spelling()), StandardCharsets.UTF_8, text::open);
    }

    static TextInput of(String key, Path file, Charset charset) {
        return new TextInput(where(key, file), charset, () -> PackedFile.open(file));
    }

    /** @param maxBytes maximum number of bytes held in memory, since standard input can be read only once */
    static TextInput ofStandardInput(String key, InputStream standardInput, Charset charset, int maxBytes) {
        String where = where(key, "-");
        return new TextInput(where, charset, new HeldBytes(where, standardInput, maxBytes));
    }

    /** The same input, with all bytes passed to a digest. */
    TextInput digested(MessageDigest digest) {
        return new TextInput(where, charset, () -> new DigestInputStream(bytes.open(), digest));
    }

    /** Decodes the input; must be closed. */
    StrictReader reader(int block) throws IOException {
        return new StrictReader(where, charset, bytes, block);
    }

    static String where(String key, Object name) {
        return key + " = " + name;
    }

    /** Bytes that are read once and kept; the stream is not closed, because it belongs to the process. */
    private static final class HeldBytes implements StrictReader.Bytes {
        private final String where;
        private final InputStream stream;
        private final int maxBytes;
        private byte[] held;

        HeldBytes(String where, InputStream stream, int maxBytes) {
            this.where = where;
            this.stream = stream;
            this.maxBytes = maxBytes;
        }

        @Override
        public InputStream open() throws IOException {
            if (held == null) {
                held = stream.readNBytes(maxBytes + 1);
            }
            if (held.length > maxBytes) {
                throw new UserException(
                        "%s: more than %d bytes, the maximum for standard input; save it as a file, which may have any size"
                                .formatted(where, maxBytes));
            }
            return new ByteArrayInputStream(held);
        }
    }
}
