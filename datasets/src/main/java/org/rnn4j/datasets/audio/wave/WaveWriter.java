package org.rnn4j.datasets.audio.wave;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Writes mono WAV files of 16 bits. */
public final class WaveWriter {
    private WaveWriter() {}

    /**
     * Writes a file.
     *
     * @param samples in [-1, 1]; others are clipped
     */
    public static void write(double[] samples, int rate, OutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double sample : samples) {
            bytes.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample * 32768))));
        }
        AudioFormat format = new AudioFormat(rate, Short.SIZE, 1, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length),
                AudioFileFormat.Type.WAVE,
                out);
    }

    /** The bytes of a file; otherwise as {@link #write}. */
    public static byte[] bytes(double[] samples, int rate) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            write(samples, rate, file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }
}
