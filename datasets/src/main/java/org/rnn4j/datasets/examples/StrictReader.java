package org.rnn4j.datasets.examples;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.ByteOrderMark;
import org.rnn4j.core.io.FileKind;

/**
 * Decodes an input block by block, without its byte order mark; line ends are kept. Bytes that are invalid in the
 * declared encoding are an error, never silently replaced.
 */
public final class StrictReader implements Closeable {
    /** Default number of bytes to read at a time. */
    public static final int BLOCK = 1 << 13;

    private static final int LONGEST_CHARACTER = 16;

    private final String where;
    private final Encoding encoding;
    private final Bytes source;
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes;
    private final CharBuffer characters;
    private long decoded; // bytes before those in the buffer
    private boolean begun;
    private boolean lastBlock;
    private boolean ended;

    /** Opens the bytes of an input, decompressed; can be called repeatedly. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /**
     * Opens an input.
     *
     * @param where key and file, for the error
     * @param block number of bytes, and characters, to decode at a time
     */
    public StrictReader(String where, Charset charset, Bytes source, int block) throws IOException {
        this(where, Encoding.ofData(charset), source, block);
    }

    StrictReader(String where, Encoding encoding, Bytes source, int block) throws IOException {
        Charset charset = encoding.charset();
        this.where = where;
        this.encoding = encoding;
        this.source = source;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.bytes = ByteBuffer.allocate(Math.max(LONGEST_CHARACTER, block)).flip();
        this.characters = CharBuffer.allocate(Math.max(LONGEST_CHARACTER, block));
        this.in = source.open();
    }

    /** Appends some characters; false at the end of the input. */
    public boolean read(StringBuilder text) throws IOException {
        if (ended) {
            return false;
        }
        CoderResult result = decoder.decode(bytes, characters, lastBlock);
        if (result.isError()) {
            throw malformed();
        }
        take(text);
        if (result.isUnderflow() && lastBlock) {
            decoder.flush(characters);
            take(text);
            ended = true;
        } else if (result.isUnderflow()) {
            fill();
        }
        return true;
    }

    private void take(StringBuilder text) {
        characters.flip();
        if (!begun && characters.hasRemaining()) {
            begun = true;
            if (characters.get(0) == ByteOrderMark.MARK) {
                characters.get();
            }
        }
        text.append(characters);
        characters.clear();
    }

    private void fill() throws IOException {
        decoded += bytes.position();
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        lastBlock = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
    }

    /** Number of bytes decoded. */
    public long bytes() {
        return decoded + bytes.position();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private UserException malformed() throws IOException {
        return new UserException("%s: not %s at byte %d (0x%02X, line %d); %s"
                .formatted(where, encoding.charset(), bytes(), bytes.get(bytes.position()), line(), suggestion()));
    }

    /** Line of the error, counted by reading the input again. */
    private long line() throws IOException {
        long line = 1;
        try (InputStream again = new BufferedInputStream(source.open())) {
            for (long i = 0; i < bytes(); i++) {
                line += again.read() == '\n' ? 1 : 0;
            }
        }
        return line;
    }

    private String suggestion() throws IOException {
        byte[] head;
        try (InputStream again = source.open()) {
            head = again.readNBytes(FileKind.HEAD);
        }
        if (startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF)) {
            return "it looks like UTF-16: set %s to UTF-16".formatted(encoding.key());
        }
        Optional<FileKind> binary = FileKind.of(head);
        if (binary.equals(Optional.of(FileKind.GZIP))) {
            return "it looks like gzip: rename it to end in .gz, or decompress it";
        }
        if (binary.isPresent()) {
            return "the file is %s, not text".formatted(binary.get().description());
        }
        return "set %s to its encoding (MS949, windows-1252, ...), or convert it: iconv -f CP949 -t UTF-8"
                .formatted(encoding.key());
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }
}
