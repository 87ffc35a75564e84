package org.rnn4j.datasets.text;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;

/**
 * A temporary file of token ids, in the folder {@code java.io.tmpdir}. It is deleted before it is written (on Windows:
 * when it is closed), so nothing is left behind however the program ends; mapped data stays readable.
 */
public final class TokenFile implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final IdWidth width;
    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    /** @param vocabularySize upper bound of the ids, exclusive */
    public TokenFile(int vocabularySize) {
        this.width = IdWidth.of(vocabularySize);
        try {
            Path path = Files.createTempFile("rnn4j-tokens-", ".ids");
            this.file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    public void write(int[] ids) {
        try {
            int written = 0;
            while (written < ids.length) {
                int count = Math.min(ids.length - written, buffer.remaining() / width.bytes());
                width.write(ids, written, count, buffer);
                written += count;
                if (!buffer.hasRemaining()) {
                    empty();
                }
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** All tokens written; the file may then be closed. */
    public MappedTokens tokens() {
        try {
            empty();
            return new MappedTokens(file, width);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void empty() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private UserException unwritable(IOException e) {
        return new UserException(
                "%s: a temporary file of %d bytes per token cannot be written here (%s); free some space, or set another folder with -Djava.io.tmpdir=FOLDER"
                        .formatted(System.getProperty("java.io.tmpdir"), width.bytes(), IoReason.of(e)),
                e);
    }
}
