package org.rnn4j.datasets.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Hearing;
import org.rnn4j.core.sequence.Hearing.Sound;
import org.rnn4j.core.sequence.Hearing.Window;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.audio.wave.WaveWriter;

class AudioHearingTest {
    private static final String MFCC =
            "{rate: 8000, features: {type: mfcc, deltas: 2, stack: 3, stride: 2, normalize: train}}";

    /** Bytes that arrive in pieces, and a count of those that were taken. */
    private static final class Pieces extends InputStream {
        private final byte[] bytes;
        private final int piece;
        private int at;

        Pieces(byte[] bytes, int piece) {
            this.bytes = bytes;
            this.piece = piece;
        }

        @Override
        public int read() {
            return at < bytes.length ? bytes[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = Math.min(Math.min(piece, length), bytes.length - at);
            System.arraycopy(bytes, at, into, from, count);
            at += count;
            return count == 0 && length > 0 ? -1 : count;
        }
    }

    private static AudioSide side(String yaml, double[] training) {
        try {
            AudioSpec spec = Binder.bind((ObjectNode) new YAMLMapper().readTree(yaml), AudioSpec.class, "data");
            return AudioSide.fit(spec, List.of(AudioSideTest.clip(training, 8000)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double[] noise(int samples) {
        Random random = new Random(7);
        return random.doubles(samples, -0.5, 0.5).toArray();
    }

    private static byte[] wav(double[] samples, int rate) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            WaveWriter.write(samples, rate, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static byte[] raw(double[] samples) {
        byte[] file = wav(samples, 8000);
        return Arrays.copyOfRange(file, 44, file.length);
    }

    private static List<float[]> all(Hearing.Steps steps, int most) {
        List<float[]> all = new ArrayList<>();
        for (Optional<RealVectors> next = steps.next(most); next.isPresent(); next = steps.next(most)) {
            all.addAll(rows(next.get()));
        }
        return all;
    }

    private static List<float[]> rows(RealVectors values) {
        List<float[]> rows = new ArrayList<>();
        for (int t = 0; t < values.time(); t++) {
            float[] row = new float[values.features()];
            for (int f = 0; f < row.length; f++) {
                row[f] = values.at(0, f, t);
            }
            rows.add(row);
        }
        return rows;
    }

    private static void assertSame(List<float[]> heard, List<float[]> whole) {
        assertThat(heard.toArray(float[][]::new)).isDeepEqualTo(whole.toArray(float[][]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8000",
        "7, 8000",
        "160, 8000",
        "10000, 8000",
        "1, 44100",
        "7, 44100",
        "160, 44100",
        "10000, 44100",
        "7, 4000"
    })
    void piecesOfAnySizeGiveTheStepsOfTheWholeBitForBit(int piece, int rate) {
        double[] samples = noise(rate);
        AudioSide side = side(MFCC, noise(9000));

        List<float[]> heard =
                all(new AudioHearing(side).steps(new Sound("live", new Pieces(wav(samples, rate), 2 * piece), 0)), 64);

        assertSame(heard, rows(side.encode(AudioSideTest.clip(samples, rate), "")));
        assertThat(heard).hasSize(49); // 98 frames of 25 ms every 10 ms, every second one
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{rate: 8000, features: {type: log-mel, normalize: none}}",
                "{rate: 8000, features: {type: log-mel, normalize: train, deltas: 1}}",
                "{rate: 8000, features: {type: log-mel, normalize: none, window: 10, hop: 20, pre-emphasis: 0}}",
                "{rate: 8000, features: {type: mfcc, normalize: none, deltas: 2, stack: 4, stride: 4}}"
            })
    void everyFrontEndIsTheSameForRawSamplesInOddPieces(String yaml) {
        for (int count : new int[] {1, 150, 200, 279, 280, 1111, 5000}) {
            double[] samples = noise(count);
            AudioSide side = side(yaml, noise(9000));

            List<float[]> heard =
                    all(new AudioHearing(side).steps(new Sound("live", new Pieces(raw(samples), 3), 8000)), 5);

            assertSame(heard, rows(side.encode(AudioSideTest.clip(samples, 8000), "")));
        }
    }

    @Test
    void aStepWaitsForNoMoreSoundThanItNeeds() {
        Pieces pieces = new Pieces(raw(noise(8000)), 2);
        Hearing.Steps steps = new AudioHearing(
                        side("{rate: 8000, features: {type: log-mel, normalize: none, deltas: 1}}", noise(9000)))
                .steps(new Sound("live", pieces, 8000));

        steps.next(1);
        assertThat(pieces.at / 2)
                .as("a window and two hops that its slopes look ahead")
                .isEqualTo(200 + 2 * 80);
        steps.next(1);
        assertThat(pieces.at / 2).isEqualTo(200 + 3 * 80);
    }

    @Test
    void resamplingLooksAheadByItsKernel() {
        Pieces pieces = new Pieces(wav(noise(16_000), 16_000), 2);
        new AudioHearing(side("{rate: 8000, features: {type: log-mel, normalize: none}}", noise(9000)))
                .steps(new Sound("live", pieces, 0))
                .next(1);

        assertThat((pieces.at - 44) / 2).as("the last sample stands at 398").isEqualTo(398 + 64 + 1);
    }

    @Test
    void whatHasArrivedIsReadAtOnce() {
        Hearing.Steps steps = new AudioHearing(side("{rate: 8000, features: {normalize: none}}", noise(9000)))
                .steps(new Sound("live", new ByteArrayInputStream(raw(noise(8000))), 8000));

        assertThat(steps.next(20).orElseThrow().time()).isEqualTo(20);
        assertThat(steps.next(64).orElseThrow().time()).isEqualTo(64);
        assertThat(steps.next(64).orElseThrow().time()).isBetween(1, 14);
    }

    @Test
    void aRangeBelowTheGreatestEnergyOfTheWholeRecordingIsRefused() {
        AudioSide side = side("{rate: 8000, features: {range: 30, normalize: none}}", noise(9000));

        assertThatThrownBy(() -> new AudioHearing(side).steps(new Sound("live", InputStream.nullInputStream(), 8000)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the model needs the greatest energy of a whole recording (data.features.range = 30.0), so it"
                                + " cannot read sound while it arrives; train it with data.features.range = 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utterance", "level"})
    void aScaleOfTheWholeRecordingIsRefused(String normalize) {
        AudioSide side = side("{rate: 8000, features: {normalize: %s}}".formatted(normalize), noise(9000));

        assertThatThrownBy(() -> new AudioHearing(side).steps(new Sound("live", InputStream.nullInputStream(), 8000)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the model normalizes each recording as a whole (data.features.normalize = %s), so it cannot read"
                                + " sound while it arrives; train it with data.features.normalize = train",
                        normalize);
    }

    @Test
    void aFileThatStopsGrowingEndsWithoutAnError() {
        byte[] file = wav(noise(8000), 8000);
        AudioSide side = side("{rate: 8000, features: {normalize: none}}", noise(9000));

        List<float[]> heard = all(
                new AudioHearing(side).steps(new Sound("live", new ByteArrayInputStream(file, 0, 44 + 2 * 4000), 0)),
                64);

        assertThat(heard).hasSize(48); // (4000 - 200) / 80 + 1
    }

    @Test
    void windowsAreEncodedAsRecordingsOfTheirOwn() {
        double[] samples = noise(10_100);
        AudioSide side = side("{rate: 8000, features: {normalize: utterance}}", noise(9000));
        Iterator<Window> windows =
                new AudioHearing(side).windows(new Sound("live", new Pieces(raw(samples), 7), 8000), 0.5, 0.25);

        List<Window> all = new ArrayList<>();
        windows.forEachRemaining(all::add);

        assertThat(all).extracting(Window::begin).containsExactly(0.0, 0.25, 0.5, 0.75, 0.7625);
        assertThat(all.get(4).end()).as("the end of the sound").isEqualTo(10_100 / 8000.0);
        Clip whole = AudioSideTest.clip(samples, 8000);
        for (Window window : all) {
            RealVectors part = side.encode(new Clip(whole.file(), window.begin(), window.end()), "");
            assertSame(rows((RealVectors) window.encoded()), rows(part));
        }
    }

    @Test
    void aShortSoundIsOneWindowAndSilenceOfNoLengthIsNone() {
        AudioHearing hearing = new AudioHearing(side("{rate: 8000, features: {normalize: none}}", noise(9000)));

        Iterator<Window> one = hearing.windows(new Sound("live", new Pieces(raw(noise(800)), 7), 8000), 0.5, 0.25);
        assertThat(one.next().end()).isEqualTo(0.1);
        assertThat(one.hasNext()).isFalse();
        assertThat(hearing.windows(new Sound("live", InputStream.nullInputStream(), 8000), 0.5, 0.25)
                        .hasNext())
                .isFalse();
    }
}
