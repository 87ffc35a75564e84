package org.rnn4j.datasets.audio.wave;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.FileKind;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.audio.features.Samples;
import org.rnn4j.datasets.audio.wave.SampleFormat.Encoding;

/**
 * The samples of a sound file, read block by block; several channels are mixed to their mean. WAV: integers of 8, 16, 24 and
 * 32 bits, floating-point numbers of 32 and 64, A-law and mu-law, plain or {@code WAVE_FORMAT_EXTENSIBLE}; AIFF and AU as the JDK
 * reads them. Not thread-safe.
 */
public final class AudioStream implements Samples, AutoCloseable {
    /** Advice for a file of another kind. */
    static final String CONVERT = "convert it, for example: ffmpeg -i IN OUT.wav";

    private static final int HEAD = 1 << 12;
    private static final int BLOCK_BYTES = 1 << 16;

    private final String name;
    private final SampleFormat format;
    private final InputStream in;
    private final long declared;
    private final boolean isLive; // may end before the declared length
    private final int blockFrames;
    private final byte[] bytes;
    private final ByteBuffer view;
    private long position;

    private AudioStream(String name, SampleFormat format, InputStream in, long declared, boolean isLive) {
        this.name = name;
        this.format = format;
        this.in = in;
        this.declared = declared;
        this.isLive = isLive;
        blockFrames = Math.max(1, BLOCK_BYTES / format.frameBytes());
        bytes = new byte[blockFrames * format.frameBytes()];
        view = ByteBuffer.wrap(bytes).order(format.order());
    }

    /**
     * Opens a file.
     *
     * @param name name of the file, for errors
     * @param file its bytes, which {@link #close} closes
     * @throws UserException if it is not a sound file that is read, in one line
     */
    public static AudioStream open(String name, InputStream file) {
        return open(name, file, false);
    }

    /**
     * Opens a file that is still being written: it may end before the length that it announces, as a recording that was stopped.
     *
     * @param name name of the file, for errors
     * @param file its bytes, of which no more are read than the samples that are asked for need
     * @throws UserException if it is not a sound file that is read, in one line
     */
    public static AudioStream live(String name, InputStream file) {
        return open(name, file, true);
    }

    /**
     * Opens samples without a header.
     *
     * @param name name for errors
     */
    public static AudioStream raw(String name, SampleFormat format, InputStream samples) {
        return new AudioStream(name, format, new BufferedInputStream(samples, HEAD), -1, true);
    }

    private static AudioStream open(String name, InputStream file, boolean isLive) {
        InputStream in = new BufferedInputStream(file, HEAD);
        try {
            in.mark(HEAD);
            byte[] head = in.readNBytes(FileKind.HEAD);
            in.reset();
            String magic = new String(head, StandardCharsets.ISO_8859_1);
            if (magic.startsWith("RIFF") || magic.startsWith("RF64")) {
                if (!magic.startsWith("WAVE", 8)) {
                    throw new UserException("%s: RIFF, but not a WAV file; %s".formatted(name, CONVERT));
                }
                WaveHeader header = WaveHeader.read(name, in);
                return new AudioStream(name, header.format(), in, header.dataBytes(), isLive);
            }
            if (magic.startsWith("FORM") || magic.startsWith(".snd")) {
                return ofJdk(name, in, isLive);
            }
            throw isLive ? notHeard(name, head) : notRead(name, head);
        } catch (IOException e) {
            throw e instanceof EOFException && !name.endsWith(".gz")
                    ? new UserException(
                            "%s: the file ends before its samples; copy or record it again".formatted(name), e)
                    : PackedFile.unreadable(name, e);
        }
    }

    private static AudioStream ofJdk(String name, InputStream in, boolean isLive) throws IOException {
        try {
            AudioInputStream audio = AudioSystem.getAudioInputStream(in);
            AudioFormat format = audio.getFormat();
            Optional<Encoding> encoding = encoding(format);
            int bytes = (format.getSampleSizeInBits() + 7) / 8;
            if (encoding.isEmpty() || format.getFrameSize() != bytes * format.getChannels()) {
                throw new UserException(
                        "%s: samples in the format \"%s\", which is not read; %s".formatted(name, format, CONVERT));
            }
            long frames = audio.getFrameLength();
            return new AudioStream(
                    name,
                    new SampleFormat(
                            encoding.get(),
                            bytes,
                            format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                            format.getChannels(),
                            Math.round(format.getSampleRate())),
                    audio,
                    frames == AudioSystem.NOT_SPECIFIED ? -1 : frames * format.getFrameSize(),
                    isLive);
        } catch (UnsupportedAudioFileException e) {
            throw new UserException(
                    "%s: an AIFF or AU file that is damaged, or of a kind that is not read; %s"
                            .formatted(name, CONVERT),
                    e);
        }
    }

    private static Optional<Encoding> encoding(AudioFormat format) {
        AudioFormat.Encoding encoding = format.getEncoding();
        if (encoding.equals(AudioFormat.Encoding.PCM_SIGNED)) {
            return Optional.of(Encoding.SIGNED);
        } else if (encoding.equals(AudioFormat.Encoding.PCM_UNSIGNED)) {
            return Optional.of(Encoding.UNSIGNED);
        } else if (encoding.equals(AudioFormat.Encoding.PCM_FLOAT)) {
            return Optional.of(Encoding.FLOAT);
        } else if (encoding.equals(AudioFormat.Encoding.ALAW)) {
            return Optional.of(Encoding.A_LAW);
        }
        return encoding.equals(AudioFormat.Encoding.ULAW) ? Optional.of(Encoding.MU_LAW) : Optional.empty();
    }

    private static UserException notRead(String name, byte[] head) {
        if (head.length == 0) {
            return new UserException("%s: the file is empty; record it again or remove it".formatted(name));
        }
        String kind = isMp3(head)
                ? "an MP3 recording"
                : FileKind.of(head).map(FileKind::description).orElse("text");
        return new UserException("%s: %s, but must be WAV, AIFF or AU; %s"
                .formatted(name, kind, kind.equals("text") ? "remove it" : CONVERT));
    }

    private static UserException notHeard(String name, byte[] head) {
        return new UserException(
                head.length == 0
                        ? "%s: no sound arrived; check the program that records it".formatted(name)
                        : "%s: not a WAV, AIFF or AU file; name the rate of samples without a header with --pcm"
                                .formatted(name));
    }

    /** Whether a file begins with an ID3 tag or with a frame of MPEG audio. */
    private static boolean isMp3(byte[] head) {
        boolean isTagged = head.length > 2 && head[0] == 'I' && head[1] == 'D' && head[2] == '3';
        boolean isFrame = head.length > 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xE0) == 0xE0 && (head[1] & 6) != 0;
        return isTagged || isFrame;
    }

    public SampleFormat format() {
        return format;
    }

    /** Whether the header gives no length; the file is then read to its end. */
    public boolean isOpenEnded() {
        return declared < 0;
    }

    /** Number of frames that the file announces; -1 if it does not. */
    public long frames() {
        return isOpenEnded() ? -1 : declared / format.frameBytes();
    }

    /** Number of samples that can be read without waiting for more. */
    public int arrived() {
        try {
            return in.available() / format.frameBytes();
        } catch (IOException e) {
            throw PackedFile.unreadable(name, e);
        }
    }

    /**
     * Skips samples.
     *
     * @param frames number of samples, at most to the end
     */
    public void skip(long frames) {
        try {
            in.skipNBytes(frames * format.frameBytes());
            position += frames;
        } catch (EOFException e) {
            throw new UserException(
                    String.format(
                            Locale.ROOT,
                            "%s: %.3f s were to be skipped, but the file is shorter",
                            name,
                            frames / (double) format.rate()),
                    e);
        } catch (IOException e) {
            throw PackedFile.unreadable(name, e);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws UserException if the file ends before the length that it announces, or a sample is not a finite number
     */
    @Override
    public int read(double[] into, int from, int length) {
        int count = 0;
        while (count < length) {
            int frames = block(Math.min(blockFrames, length - count));
            for (int i = 0; i < frames; i++) {
                double sample = format.mono(view, i);
                if (!Double.isFinite(sample)) {
                    throw new UserException(String.format(
                            Locale.ROOT,
                            "%s: sample %,d (at %.3f s) is %s, but must be a finite number; repair or remove the file",
                            name,
                            position + i + 1,
                            (position + i) / (double) format.rate(),
                            sample));
                }
                into[from + count + i] = sample;
            }
            position += frames;
            count += frames;
            if (frames == 0) {
                break;
            }
        }
        return count;
    }

    /** Reads the bytes of a number of frames at most; 0 at the end. */
    private int block(int most) {
        try {
            long left = isOpenEnded() ? Long.MAX_VALUE : declared / format.frameBytes() - position;
            int wanted = (int) Math.min(most, left) * format.frameBytes();
            int read = in.readNBytes(bytes, 0, wanted);
            if (read < wanted && !isOpenEnded() && !isLive) {
                throw new UserException(String.format(
                        Locale.ROOT,
                        "%s: cut off: its header announces %,d bytes of samples, but the file ends after %,d; copy or record"
                                + " it again",
                        name,
                        declared,
                        position * format.frameBytes() + read));
            }
            return read / format.frameBytes();
        } catch (IOException e) {
            throw PackedFile.unreadable(name, e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw PackedFile.unreadable(name, e);
        }
    }
}
