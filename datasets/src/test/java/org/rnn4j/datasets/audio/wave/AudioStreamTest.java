package org.rnn4j.datasets.audio.wave;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rnn4j.datasets.audio.wave.Wav.bytesOf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.core.error.UserException;

class AudioStreamTest {

    private static AudioStream open(byte[] file) {
        return AudioStream.open("a.wav", new ByteArrayInputStream(file));
    }

    private static double[] samples(byte[] file) {
        try (AudioStream stream = open(file)) {
            return stream.all();
        }
    }

    private static byte[] little(int bytes, long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            for (int b = 0; b < bytes; b++) {
                buffer.put((byte) (value >> (8 * b)));
            }
        }
        return buffer.array();
    }

    static Stream<Arguments> encodings() {
        double[] halves = {0, 0.5, -0.5, -1};
        return Stream.of(
                Arguments.of(Wav.format(1, 1, 8000, 8), bytesOf(128, 192, 64, 0), halves),
                Arguments.of(Wav.format(1, 1, 8000, 16), little(2, 0, 16384, -16384, -32768), halves),
                Arguments.of(Wav.format(1, 1, 8000, 24), little(3, 0, 1 << 22, -(1 << 22), -(1 << 23)), halves),
                Arguments.of(Wav.format(1, 1, 8000, 32), little(4, 0, 1 << 30, -(1 << 30), 1L << 31), halves),
                Arguments.of(
                        Wav.format(3, 1, 8000, 32),
                        little(4, 0, Float.floatToIntBits(0.5f), Float.floatToIntBits(-0.5f), Float.floatToIntBits(-1)),
                        halves),
                Arguments.of(
                        Wav.format(3, 1, 8000, 64),
                        little(
                                8,
                                0,
                                Double.doubleToLongBits(0.5),
                                Double.doubleToLongBits(-0.5),
                                Double.doubleToLongBits(-1)),
                        halves),
                Arguments.of(Wav.extensible(1, 1, 8000, 24), little(3, 0, 1 << 22, -(1 << 22), -(1 << 23)), halves),
                Arguments.of(Wav.extensible(3, 1, 8000, 32), little(4, Float.floatToIntBits(0.5f)), new double[] {0.5}),
                Arguments.of(Wav.format(1, 2, 8000, 16), little(2, 16384, 0, 32767, -32767, 100, 50), new double[] {
                    0.25, 0, 75 / 32768.0
                }),
                // the tables of G.711: A-law 0xD5 = 8, 0x80 = 5504, 0x2A = -32256; mu-law 0xFF = 0, 0x80 = 32124, 0x00
                // = -32124
                Arguments.of(Wav.format(6, 1, 8000, 8), bytesOf(0xD5, 0x80, 0x2A, 0x55), new double[] {
                    8 / 32768.0, 5504 / 32768.0, -32256 / 32768.0, -8 / 32768.0
                }),
                Arguments.of(Wav.format(7, 1, 8000, 8), bytesOf(0xFF, 0x80, 0x00, 0x7F), new double[] {
                    0, 32124 / 32768.0, -32124 / 32768.0, 0
                }));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void samplesOfEveryEncodingAreInTheUnitRange(Wav wav, byte[] data, double[] expected) {
        assertThat(samples(wav.chunk("data", data).bytes())).containsExactly(expected, within(1e-9));
    }

    @Test
    void allCodesOfG711AreThoseOfTheJdk() throws IOException {
        byte[] codes = new byte[256];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) i;
        }
        for (int tag : new int[] {6, 7}) {
            var encoding = tag == 6 ? AudioFormat.Encoding.ALAW : AudioFormat.Encoding.ULAW;
            AudioFormat coded = new AudioFormat(encoding, 8000, 8, 1, 1, 8000, false);
            AudioFormat linear = new AudioFormat(8000, 16, 1, true, false);
            var stream = AudioSystem.getAudioInputStream(
                    linear, new AudioInputStream(new ByteArrayInputStream(codes), coded, codes.length));
            double[] expected = new double[256];
            ByteBuffer bytes = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            Arrays.setAll(expected, i -> bytes.getShort(2 * i) / 32768.0);

            assertThat(samples(Wav.format(tag, 1, 8000, 8).chunk("data", codes).bytes()))
                    .as("format %d", tag)
                    .containsExactly(expected);
        }
    }

    @Test
    void aiffAndAuAreRead() throws IOException {
        byte[] bigEndian = {0x40, 0, (byte) 0xC0, 0, 0, 1};
        AudioFormat format = new AudioFormat(11_025, 16, 1, true, true);
        for (AudioFileFormat.Type type :
                new AudioFileFormat.Type[] {AudioFileFormat.Type.AIFF, AudioFileFormat.Type.AU}) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(bigEndian), format, 3), type, file);
            try (AudioStream stream = open(file.toByteArray())) {
                assertThat(stream.format().rate()).isEqualTo(11_025);
                assertThat(stream.all()).as("%s", type).containsExactly(0.5, -0.5, 1 / 32768.0);
            }
        }
    }

    @Test
    void otherChunksAreSkippedAndTheirPaddingToo() {
        byte[] file = new Wav()
                .chunk("LIST", bytesOf(1, 2, 3))
                .chunk("fmt ", Arrays.copyOfRange(Wav.format(1, 1, 8000, 16).bytes(), 20, 36))
                .chunk("fact", bytesOf(0, 0, 0, 0))
                .chunk("data", little(2, 16384))
                .chunk("id3 ", bytesOf(1, 2))
                .bytes();

        assertThat(samples(file)).containsExactly(0.5);
    }

    @Test
    void anUnfinishedHeaderMeansAllBytesToTheEnd() {
        for (long length : new long[] {0, 0xFFFFFFFFL, 0x7FFFFFFFL}) {
            byte[] file = Wav.format(1, 1, 8000, 16)
                    .chunk("data", length, little(2, 16384, 8192))
                    .bytes();
            try (AudioStream stream = open(file)) {
                assertThat(stream.isOpenEnded()).isTrue();
                assertThat(stream.frames()).isEqualTo(-1);
                assertThat(stream.all()).containsExactly(0.5, 0.25);
            }
        }
    }

    @Test
    void anEmptyRecordingMayHaveChunksBehind() {
        byte[] file = Wav.format(1, 1, 8000, 16)
                .chunk("data", new byte[0])
                .chunk("LIST", bytesOf(1, 2))
                .bytes();

        assertThat(samples(file)).isEmpty();
    }

    @Test
    void skippingCountsFrames() {
        try (AudioStream stream = open(Wav.format(1, 2, 8000, 16)
                .chunk("data", little(2, 1, 1, 2, 2, 3, 3))
                .bytes())) {
            stream.skip(2);
            assertThat(stream.all()).containsExactly(3 / 32768.0);
        }
        AudioStream shorter =
                open(Wav.format(1, 1, 8000, 16).chunk("data", little(2, 1)).bytes());
        assertThatThrownBy(() -> shorter.skip(4000))
                .isInstanceOf(UserException.class)
                .hasMessage("a.wav: 0.500 s were to be skipped, but the file is shorter");
    }

    static Stream<Arguments> badFiles() {
        byte[] good =
                Wav.format(1, 1, 8000, 16).chunk("data", little(2, 1, 2, 3)).bytes();
        return Stream.of(
                Arguments.of(new byte[0], "a.wav: the file is empty; record it again or remove it"),
                Arguments.of("dear diary".getBytes(UTF_8), "a.wav: text, but must be WAV, AIFF or AU; remove it"),
                Arguments.of(
                        bytesOf(0xFF, 0xFB, 0x90, 0x64, 0),
                        "a.wav: an MP3 recording, but must be WAV, AIFF or AU; convert it, for example: ffmpeg -i IN OUT.wav"),
                Arguments.of(
                        "ID3\3\0".getBytes(UTF_8),
                        "a.wav: an MP3 recording, but must be WAV, AIFF or AU; convert it, for example: ffmpeg -i IN OUT.wav"),
                Arguments.of(
                        "fLaC\0".getBytes(UTF_8),
                        "a.wav: a FLAC recording, but must be WAV, AIFF or AU; convert it, for example: ffmpeg -i IN OUT.wav"),
                Arguments.of(
                        "RIFF....AVI ".getBytes(UTF_8),
                        "a.wav: RIFF, but not a WAV file; convert it, for example: ffmpeg -i IN OUT.wav"),
                Arguments.of(
                        "FORM....AIFF....".getBytes(UTF_8),
                        "a.wav: an AIFF or AU file that is damaged, or of a kind that is not read; convert it, for example: ffmpeg -i IN OUT.wav"),
                Arguments.of(
                        Arrays.copyOf(good, 20), "a.wav: the file ends before its samples; copy or record it again"),
                Arguments.of(
                        Arrays.copyOf(good, 30), "a.wav: the file ends before its samples; copy or record it again"),
                Arguments.of(
                        Arrays.copyOf(good, good.length - 3),
                        "a.wav: cut off: its header announces 6 bytes of samples, but the file ends after 3; copy or record it again"),
                Arguments.of(
                        Wav.format(1, 1, 8000, 16)
                                .chunk("data", 1_000_000, new byte[4000])
                                .bytes(),
                        "a.wav: cut off: its header announces 1,000,000 bytes of samples, but the file ends after 4,000; copy or record it again"),
                Arguments.of(
                        Wav.format(0x55, 1, 8000, 0).chunk("data", new byte[4]).bytes(),
                        "a.wav: a WAV file in the format 0x0055 (MP3), which is not read; convert it, for example: ffmpeg -i IN OUT.wav"),
                Arguments.of(
                        Wav.format(1, 0, 8000, 16).chunk("data", new byte[4]).bytes(),
                        "a.wav: the WAV file is damaged: it has 0 channels of 16 bits at 8000 Hz; copy or record it again"),
                Arguments.of(
                        Wav.format(1, 1, 0, 16).chunk("data", new byte[4]).bytes(),
                        "a.wav: the WAV file is damaged: it has 1 channels of 16 bits at 0 Hz; copy or record it again"),
                Arguments.of(
                        new Wav().chunk("data", new byte[4]).bytes(),
                        "a.wav: the WAV file is damaged: its samples stand before their format; copy or record it again"),
                Arguments.of(
                        new Wav().chunk("fmt ", new byte[4]).bytes(),
                        "a.wav: the WAV file is damaged: its format takes 4 bytes; copy or record it again"),
                Arguments.of(
                        new Wav().chunk("LIST", 1000, new byte[4]).bytes(),
                        "a.wav: the WAV file is damaged: its part \"LIST\" is longer than the file; copy or record it again"),
                Arguments.of(
                        Wav.format(3, 1, 8000, 32)
                                .chunk("data", little(4, 0, Float.floatToIntBits(Float.NaN)))
                                .bytes(),
                        "a.wav: sample 2 (at 0.000 s) is NaN, but must be a finite number; repair or remove the file"));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aFileThatCannotBeReadIsNamedInOneLine(byte[] file, String message) {
        assertThatThrownBy(() -> samples(file))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    @Test
    void anyBytesAreReadOrRefused() throws IOException {
        AudioFormat format = new AudioFormat(8000, 16, 1, true, true);
        List<byte[]> files = new ArrayList<>();
        files.add(Wav.format(1, 1, 8000, 16).chunk("data", little(2, 1, 2, 3)).bytes());
        files.add(Wav.extensible(3, 1, 8000, 32).chunk("data", little(4, 0, 1)).bytes());
        for (AudioFileFormat.Type type :
                new AudioFileFormat.Type[] {AudioFileFormat.Type.AIFF, AudioFileFormat.Type.AU}) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(new byte[6]), format, 3), type, file);
            files.add(file.toByteArray());
        }
        for (byte[] good : files) {
            for (int at = 0; at < good.length; at++) {
                for (int value : new int[] {0, 1, 0x7F, 0x80, 0xFF}) {
                    byte[] changed = good.clone();
                    changed[at] = (byte) value;
                    readOrRefused(changed);
                }
                readOrRefused(Arrays.copyOf(good, at));
            }
        }
    }

    private static void readOrRefused(byte[] file) {
        try {
            samples(file);
        } catch (UserException e) {
            assertThat(e.getMessage()).startsWith("a.wav: ").doesNotContain("\n");
        }
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        WaveWriter.write(new double[] {0, 0.25, -1, 2}, 8000, file);

        assertThat(samples(file.toByteArray())).containsExactly(0, 0.25, -1, 32767 / 32768.0);
    }
}
