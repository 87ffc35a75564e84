package org.rnn4j.datasets.audio.wave;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes WAV files chunk by chunk, as programs do and as they should not. */
public final class Wav {
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();

    public static Wav format(int tag, int channels, int rate, int bits) {
        return new Wav().chunk("fmt ", fields(tag, channels, rate, bits).array());
    }

    public static Wav extensible(int tag, int channels, int rate, int bits) {
        ByteBuffer chunk = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(fields(0xFFFE, channels, rate, bits).array());
        chunk.putShort((short) 22).putShort((short) bits).putInt(0).putShort((short) tag);
        return new Wav().chunk("fmt ", chunk.array());
    }

    private static ByteBuffer fields(int tag, int channels, int rate, int bits) {
        int frame = channels * ((bits + 7) / 8);
        ByteBuffer fields = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        fields.putShort((short) tag).putShort((short) channels).putInt(rate).putInt(rate * frame);
        fields.putShort((short) frame).putShort((short) bits);
        return fields;
    }

    public Wav chunk(String id, byte[] content) {
        return chunk(id, content.length, content);
    }

    /** A chunk whose header has another length. */
    public Wav chunk(String id, long length, byte[] content) {
        ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        head.put(id.getBytes(StandardCharsets.ISO_8859_1)).putInt((int) length);
        chunks.writeBytes(head.array());
        chunks.writeBytes(content);
        if (content.length % 2 == 1) {
            chunks.write(0);
        }
        return this;
    }

    public byte[] bytes() {
        ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(4 + chunks.size());
        head.put("WAVE".getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.array());
        all.writeBytes(chunks.toByteArray());
        return all.toByteArray();
    }

    public static byte[] bytesOf(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
