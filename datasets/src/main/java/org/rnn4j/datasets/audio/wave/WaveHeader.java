package org.rnn4j.datasets.audio.wave;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.audio.wave.SampleFormat.Encoding;

/**
 * The chunks of a WAV file up to its samples. {@link javax.sound.sampled} reads such files, too, but gives no reason when it refuses one
 * with one, and takes a file that was cut off for a shorter recording.
 *
 * @param dataBytes bytes of samples; -1 if the header was written before the recording ended, so that they extend to the end
 *     of the file
 */
record WaveHeader(SampleFormat format, long dataBytes) {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final Map<Integer, String> OTHERS = Map.of(
            2,
            "Microsoft ADPCM",
            0x11,
            "IMA ADPCM",
            0x31,
            "GSM 6.10",
            0x50,
            "MPEG",
            0x55,
            "MP3",
            0x161,
            "Windows Media");

    /** Programs that cannot go back to fill in the length write this or more. */
    private static final long UNKNOWN_LENGTH = 0x7FFF0000L;

    private static final int FORMAT_BYTES = 16;
    private static final int EXTENSIBLE_BYTES = 40;
    private static final int SUB_FORMAT = 24;
    private static final int MAX_CHUNK = 1 << 20;
    /** Chunks that follow no samples at all, if the length of these is 0. */
    private static final Set<String> AFTER = Set.of("LIST", "fact", "id3 ", "JUNK", "bext", "cue ", "smpl", "PEAK");

    /**
     * Reads a header.
     *
     * @param name name of the file, for errors
     * @param in the file; supports marks, and stands before the samples afterwards
     */
    static WaveHeader read(String name, InputStream in) throws IOException {
        in.skipNBytes(12); // RIFF, length, WAVE
        SampleFormat format = null;
        while (true) {
            byte[] head = in.readNBytes(8);
            if (head.length < 8) {
                throw new UserException(
                        "%s: the file ends before its samples; copy or record it again".formatted(name));
            }
            String id = new String(head, 0, 4, StandardCharsets.ISO_8859_1);
            long length = littleEndian(head).getInt(4) & 0xFFFFFFFFL;
            if (id.equals("data")) {
                if (format == null) {
                    throw damaged(name, "its samples stand before their format");
                }
                return new WaveHeader(format, dataBytes(length, in));
            }
            if (id.equals("fmt ")) {
                if (length < FORMAT_BYTES || length > MAX_CHUNK) {
                    throw damaged(name, "its format takes %d bytes".formatted(length));
                }
                format = format(name, littleEndian(in.readNBytes((int) length)));
                in.skipNBytes(length % 2);
            } else {
                skip(name, id, length + length % 2, in);
            }
        }
    }

    private static long dataBytes(long length, InputStream in) throws IOException {
        if (length >= UNKNOWN_LENGTH) {
            return -1;
        }
        if (length > 0) {
            return length;
        }
        in.mark(4);
        String next = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
        in.reset();
        return AFTER.contains(next) ? 0 : -1;
    }

    private static void skip(String name, String id, long length, InputStream in) throws IOException {
        try {
            in.skipNBytes(length);
        } catch (EOFException e) {
            throw damaged(name, "its part \"%s\" is longer than the file".formatted(id.replaceAll("\\P{Print}", "?")));
        }
    }

    private static SampleFormat format(String name, ByteBuffer chunk) {
        if (chunk.limit() < FORMAT_BYTES) {
            throw new UserException("%s: the file ends before its samples; copy or record it again".formatted(name));
        }
        int tag = chunk.getShort(0) & 0xFFFF;
        int channels = chunk.getShort(2) & 0xFFFF;
        int rate = chunk.getInt(4);
        int bits = chunk.getShort(14) & 0xFFFF;
        int plain = tag == EXTENSIBLE && chunk.limit() >= EXTENSIBLE_BYTES ? chunk.getShort(SUB_FORMAT) & 0xFFFF : tag;
        Encoding encoding = switch (plain) {
            case PCM -> bits <= 8 ? Encoding.UNSIGNED : Encoding.SIGNED;
            case FLOAT -> Encoding.FLOAT;
            case A_LAW -> Encoding.A_LAW;
            case MU_LAW -> Encoding.MU_LAW;
            default ->
                throw new UserException("%s: a WAV file in the format 0x%04X%s, which is not read; %s"
                        .formatted(
                                name,
                                plain,
                                OTHERS.containsKey(plain) ? " (" + OTHERS.get(plain) + ")" : "",
                                AudioStream.CONVERT));
        };
        int bytes = (bits + 7) / 8;
        boolean isKnown = switch (encoding) {
            case FLOAT -> bits == Float.SIZE || bits == Double.SIZE;
            case A_LAW, MU_LAW -> bits == Byte.SIZE;
            case SIGNED, UNSIGNED -> bits >= 1 && bits <= Integer.SIZE;
        };
        if (!isKnown || channels == 0 || rate < 1) {
            throw damaged(name, "it has %d channels of %d bits at %d Hz".formatted(channels, bits, rate));
        }
        return new SampleFormat(encoding, bytes, ByteOrder.LITTLE_ENDIAN, channels, rate);
    }

    private static UserException damaged(String name, String reason) {
        return new UserException("%s: the WAV file is damaged: %s; copy or record it again".formatted(name, reason));
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
