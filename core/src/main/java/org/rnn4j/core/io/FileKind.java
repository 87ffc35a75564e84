package org.rnn4j.core.io;

import java.nio.charset.StandardCharsets;
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
    NUMPY("a NumPy array", 0, "\223NUMPY");

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
     * What a file is, if it is binary: {@code a PNG image}, or {@code binary} if its first bytes hold a NUL.
     *
     * @param head its first bytes, up to {@value #HEAD}
     */
    public static Optional<String> binary(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1); // each byte as a character
        for (FileKind kind : values()) {
            if (start.startsWith(kind.magic, kind.offset)) {
                return Optional.of(kind.description);
            }
        }
        for (byte value : head) {
            if (value == 0) {
                return Optional.of("binary");
            }
        }
        return Optional.empty();
    }
}
