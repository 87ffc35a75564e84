package org.rnn4j.core.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Recognises binary files by their first bytes, so that an error can name what is no text. */
public enum FileKind {
    GZIP("gzip data", 0, new byte[] {0x1F, (byte) 0x8B}),
    ZIP("a zip archive", 0, ascii("PK\003\004")),
    PNG("a PNG image", 0, ascii("\211PNG\r\n")),
    JPEG("a JPEG image", 0, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}),
    GIF("a GIF image", 0, ascii("GIF8")),
    PDF("a PDF document", 0, ascii("%PDF-")),
    MIDI("a MIDI file", 0, ascii("MThd")),
    WAV("a WAV recording", 8, ascii("WAVE")),
    OGG("an Ogg recording", 0, ascii("OggS")),
    FLAC("a FLAC recording", 0, ascii("fLaC")),
    NUMPY("a NumPy array", 0, ascii("\223NUMPY"));

    /** Number of bytes at the start of a file that tell its kind. */
    public static final int HEAD = 512;

    private final String description;
    private final int offset;
    private final byte[] magic;

    FileKind(String description, int offset, byte[] magic) {
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
        for (FileKind kind : values()) {
            int end = kind.offset + kind.magic.length;
            if (head.length >= end && Arrays.equals(head, kind.offset, end, kind.magic, 0, kind.magic.length)) {
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

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
