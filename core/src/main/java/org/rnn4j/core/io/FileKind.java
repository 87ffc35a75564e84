package org.rnn4j.core.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Recognises binary files by their first bytes, so that an error can name what is no text. */
public enum FileKind {
    GZIP("gzip data", 0, "\037\213"),
    ZIP("a zip archive", 0, "PK\003\004"),
    PNG("a PNG image", 0, "\211PNG\r\n"),
    JPEG("a JPEG image", 0, "\377\330\377"),
    GIF("a GIF image", 0, "GIF8"),
    PDF("a PDF document", 0, "%PDF-"),
    MIDI("a MIDI file", 0, "MThd"),
    WAV("a WAV recording", 8, "WAVE"),
    OGG("an Ogg recording", 0, "OggS"),
    FLAC("a FLAC recording", 0, "fLaC"),
    NUMPY("a NumPy array", 0, "\223NUMPY"),
    /** Any file with a NUL among its first bytes; also UTF-16 text. */
    BINARY("binary", 0, "");

    /** Number of bytes at the start of a file that tell its kind. */
    public static final int HEAD = 512;

    private final String description;
    private final int offset;
    private final String magic;

    FileKind(String description, int offset, String magic) {
        this.description = description;
        this.offset = offset;
        this.magic = magic;
    }

    /**
     * The kind of a file that is binary; empty for a text.
     *
     * @param head its first bytes; only {@value #HEAD} count
     */
    public static Optional<FileKind> of(byte[] head) {
        int length = Math.min(HEAD, head.length);
        String start = new String(head, 0, length, StandardCharsets.ISO_8859_1); // each byte as a character
        return Arrays.stream(values())
                .filter(kind -> kind == BINARY ? start.indexOf('\0') >= 0 : start.startsWith(kind.magic, kind.offset))
                .findFirst();
    }

    /** A description such as {@code a PNG image}. */
    public String description() {
        return description;
    }
}
