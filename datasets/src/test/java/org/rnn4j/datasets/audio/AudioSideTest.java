package org.rnn4j.datasets.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.audio.features.Framing;
import org.rnn4j.datasets.audio.features.MelSpectrogram;
import org.rnn4j.datasets.audio.features.Samples;
import org.rnn4j.datasets.audio.wave.Wav;
import org.rnn4j.datasets.audio.wave.WaveWriter;
import org.rnn4j.datasets.media.MediaFile;

class AudioSideTest {
    @TempDir
    Path folder;

    private static AudioSpec spec(String yaml) {
        try {
            return Binder.bind((ObjectNode) new YAMLMapper().readTree(yaml), AudioSpec.class, "data");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AudioSide side(String yaml) {
        return AudioSide.fit(spec(yaml), List.of());
    }

    /** A chirp from 200 Hz up, rising in level. */
    static double[] chirp(int samples, int rate) {
        double[] chirp = new double[samples];
        Arrays.setAll(
                chirp, t -> 0.5 * (t + 1.0) / samples * Math.sin(2 * Math.PI * (200 + 300.0 * t / rate) * t / rate));
        return chirp;
    }

    static Clip clip(double[] samples, int rate) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            WaveWriter.write(samples, rate, file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Clip(new MediaFile.Generated("chirp.wav", file::toByteArray), 0, 0);
    }

    @Test
    void featuresAreFramesOverTime() {
        double[] samples = chirp(4000, 8000);
        AudioSide side = side("{rate: 8000, features: {type: log-mel, normalize: none}}");

        RealVectors encoded = side.encode(clip(samples, 8000), "");

        assertThat(side.input()).isEqualTo(new InputSpec.Vectors(40));
        assertThat(encoded.time()).isEqualTo(48);
        double[][] expected = new MelSpectrogram(new Framing(8000, 25, 10, 0.97), 40, 0, 0)
                .of(Samples.of(rounded(samples)))
                .all();
        for (int t = 0; t < 48; t += 7) {
            for (int f = 0; f < 40; f += 3) {
                assertThat(encoded.at(0, f, t)).isCloseTo((float) expected[t][f], within(1e-5f));
            }
        }
    }

    private static double[] rounded(double[] samples) {
        return Arrays.stream(samples).map(x -> Math.round(x * 32768) / 32768.0).toArray();
    }

    @Test
    void theRangeOfARecordingIsLimitedFromItsGreatestEnergy() {
        double[] silent = Arrays.copyOf(chirp(4000, 8000), 6000); // zeros at the end
        RealVectors all =
                side("{rate: 8000, features: {type: log-mel, normalize: none}}").encode(clip(silent, 8000), "");
        RealVectors limited = side("{rate: 8000, features: {type: log-mel, range: 20, normalize: none}}")
                .encode(clip(silent, 8000), "");

        double greatest = IntStream.range(0, all.values().length)
                .mapToDouble(i -> all.values()[i])
                .max()
                .orElseThrow();
        double least = greatest - 4.605170; // a factor of 100 in energy, in nats
        for (int i = 0; i < all.values().length; i++) {
            assertThat((double) limited.values()[i]).isCloseTo(Math.max(least, all.values()[i]), within(1e-5));
        }
        assertThat(limited.at(0, 5, limited.time() - 1)).isCloseTo((float) least, within(1e-5f));
    }

    @Test
    void slopesAreThoseOfTheLimitedRange() {
        double[] silent = Arrays.copyOf(chirp(4000, 8000), 6000);
        RealVectors limited =
                side("{rate: 8000, features: {type: log-mel, filters: 10, range: 20, deltas: 1, normalize: none}}")
                        .encode(clip(silent, 8000), "");

        for (int f = 0; f < 10; f++) {
            // two frames on each side, with weights -2, -1, 1, 2, divided by 10
            double slope = 0;
            for (int k = -2; k <= 2; k++) {
                slope += k * limited.at(0, f, 48 + k) / 10;
            }
            assertThat((double) limited.at(0, 10 + f, 48)).isCloseTo(slope, within(1e-4));
        }
    }

    @Test
    void normalisationPerRecordingRemovesItsLevel() {
        AudioSide side = side("{rate: 8000, features: {type: log-mel, normalize: utterance}}");
        double[] quiet = Arrays.stream(chirp(4000, 8000)).map(x -> x / 4).toArray();

        RealVectors loud = side.encode(clip(chirp(4000, 8000), 8000), "");

        assertThat(moments(loud, 5)).containsExactly(new double[] {0, 1}, within(1e-4));
        assertThat(side.encode(clip(quiet, 8000), "").at(0, 5, 20)).isCloseTo(loud.at(0, 5, 20), within(0.02f));
    }

    @Test
    void normalisationOfTheLevelKeepsDifferencesBetweenFeatures() {
        RealVectors plain = side("{rate: 8000, features: {type: log-mel, normalize: none}}")
                .encode(clip(chirp(4000, 8000), 8000), "");
        RealVectors level = side("{rate: 8000, features: {type: log-mel, normalize: level}}")
                .encode(clip(chirp(4000, 8000), 8000), "");

        double mean = IntStream.range(0, plain.values().length)
                .mapToDouble(i -> plain.values()[i])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, plain.values().length)
                .mapToDouble(i -> Math.pow(plain.values()[i] - mean, 2))
                .average()
                .orElseThrow();
        assertThat(level.at(0, 3, 9))
                .isCloseTo((float) ((plain.at(0, 3, 9) - mean) / Math.sqrt(variance)), within(1e-4f));
    }

    @Test
    void normalisationByTheTrainingSplitUsesItsFrames() {
        Clip a = clip(chirp(4000, 8000), 8000);
        Clip b = clip(chirp(1600, 8000), 8000);
        AudioSide side = AudioSide.fit(
                spec("{rate: 8000, features: {type: mfcc, normalize: train, coefficients: 5}}"), List.of(a, b));
        RealVectors first = side.encode(a, "");
        RealVectors second = side.encode(b, "");

        double sum = 0;
        for (RealVectors one : List.of(first, second)) {
            for (int t = 0; t < one.time(); t++) {
                sum += one.at(0, 2, t);
            }
        }
        assertThat(first.features()).isEqualTo(5);
        assertThat(sum).isCloseTo(0, within(1e-3));
    }

    private static double[] moments(RealVectors values, int feature) {
        double[] row = IntStream.range(0, values.time())
                .mapToDouble(t -> values.at(0, feature, t))
                .toArray();
        double mean = Arrays.stream(row).average().orElseThrow();
        double variance =
                Arrays.stream(row).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        return new double[] {mean, Math.sqrt(variance)};
    }

    @Test
    void deltasAndStackedFramesWidenTheSteps() {
        AudioSide side = side("{rate: 8000, features: {type: mfcc, deltas: 2, stack: 3, stride: 2}}");

        assertThat(side.features()).isEqualTo(13 * 3 * 3);
        assertThat(side.encode(clip(chirp(4000, 8000), 8000), "").time()).isEqualTo(24);
    }

    @Test
    void anotherRateIsResampled() {
        AudioSide side = side("{rate: 8000, features: {type: log-mel, normalize: none, high: 3200}}");

        RealVectors own = side.encode(clip(chirp(4000, 8000), 8000), "");
        RealVectors other = side.encode(clip(chirp(22_050, 44_100), 44_100), "");

        assertThat(other.time()).isEqualTo(own.time());
        assertThat(other.at(0, 8, 20)).isCloseTo(own.at(0, 8, 20), within(0.05f));
    }

    @Test
    void silenceAndVeryShortRecordingsAreEncoded() {
        AudioSide side = side("{rate: 8000, features: log-mel}");

        assertThat(side.encode(clip(new double[400], 8000), "").values()).containsOnly(0);
        assertThat(side.encode(clip(new double[] {0.1}, 8000), "").time()).isEqualTo(1);
    }

    @Test
    void noSamplesAndTooManyAreRefused() {
        AudioSide side = side("{rate: 8000, max-seconds: 0.5}");

        assertThatThrownBy(() -> side.encode(clip(new double[0], 8000), ""))
                .isInstanceOf(UserException.class)
                .hasMessage("chirp.wav: no samples; record it again or remove it");
        assertThatThrownBy(() -> side.encode(clip(new double[4100], 8000), ""))
                .hasMessage(
                        "chirp.wav: 0.5 s long, but data.max-seconds = 0.5; raise it, or name parts of the file in a manifest (begin, end)");
        byte[] unfinished =
                Wav.format(1, 1, 8000, 16).chunk("data", 0, new byte[9000]).bytes();
        assertThatThrownBy(() -> side.encode(new Clip(new MediaFile.Generated("a.wav", () -> unfinished), 0, 0), ""))
                .hasMessage(
                        "a.wav: more than 0.5 s long, but data.max-seconds = 0.5; raise it, or name parts of the file in a manifest (begin, end)");
        assertThat(side.encode(clip(new double[4000], 8000), "").time()).isEqualTo(48);
    }

    @Test
    void anHourTakesNoMoreMemoryThanItsFeatures() {
        AudioSide side =
                side("{rate: 1000, max-seconds: 4000, features: {type: log-mel, filters: 2, hop: 1000, window: 100}}");
        byte[] hour =
                Wav.format(7, 1, 8000, 8).chunk("data", new byte[3600 * 8000]).bytes();

        RealVectors encoded = side.encode(new Clip(new MediaFile.Generated("hour.wav", () -> hour), 0, 0), "");

        assertThat(encoded.time()).isEqualTo(3600);
    }

    @Test
    void aSavedSideEncodesTheSame() {
        for (String yaml : List.of(
                "{rate: 8000, features: {type: mfcc, normalize: train, deltas: 1}}",
                "{rate: 8000, features: {type: log-mel, normalize: level, filters: 23}, max-seconds: 9}")) {
            Clip clip = clip(chirp(4000, 8000), 8000);
            AudioSide side = AudioSide.fit(spec(yaml), List.of(clip));
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            side.write(json);

            AudioSide read = AudioSide.read("labelled-audio", json);

            assertThat(read.spec()).isEqualTo(side.spec());
            assertThat(read.encode(clip, "").values())
                    .containsExactly(side.encode(clip, "").values());
        }
    }

    @Test
    void aDamagedSideIsRefused() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        assertThatThrownBy(() -> AudioSide.read("labelled-audio", json))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the model's codec \"labelled-audio\" is damaged: it has no \"audio\"; use another copy of the model or train it again");
        side("{features: {type: log-mel, normalize: train}}").write(json);
        json.putArray("means");
        assertThatThrownBy(() -> AudioSide.read("labelled-audio", json))
                .hasMessage(
                        "the model's codec \"labelled-audio\" is damaged: it has 40 features, 0 \"means\" and 40 \"deviations\"; use another copy of the model or train it again");
        json.putObject("audio").put("rate", 1);
        assertThatThrownBy(() -> AudioSide.read("labelled-audio", json)).hasMessageContaining("rate = 1");
    }

    @Test
    void settingsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> spec("{rate: 8000, features: {type: log-mel, high: 5000}}"))
                .hasMessage("data.features.high = 5000.0, but at data.rate = 8000 it must be at most 4000.0");
        assertThatThrownBy(() -> spec("{features: {type: log-mel, high: 50, low: 60}}"))
                .hasMessage("data.features.high = 50.0, but must be above data.features.low = 60.0");
        assertThatThrownBy(() -> spec("{features: {type: log-mel, stride: 3, stack: 2}}"))
                .hasMessage(
                        "data.features.stride = 3, but data.features.stack = 2: frames between them would be lost; raise stack");
        assertThatThrownBy(() -> spec("{features: {type: mfcc, coefficients: 50}}"))
                .hasMessage("data.features.coefficients = 50, but data.features.filters = 40 is the maximum");
    }

    @Test
    void aRequestIsTheNameOfAFileOrOfAPart() throws IOException {
        Path file = folder.resolve("a.wav");
        Files.write(file, new byte[1]);
        AudioSide side = side("{rate: 8000}");

        assertThat(side.request(file.toString(), "list:1").name()).isEqualTo(file.toString());
        Clip part = side.request(file + "#t=1.5,3", "list:1");
        assertThat(new double[] {part.begin(), part.end()}).containsExactly(1.5, 3);
        assertThat(side.request(file + "#t=2", "list:1").name()).isEqualTo(file + "#t=2,");
        assertThatThrownBy(() -> side.request(file + "#t=now", "list:1"))
                .hasMessage("list:1: \"now\" is not a time in seconds, such as 1.5");
        assertThatThrownBy(() -> side.request(folder.resolve("b.wav").toString(), "list:1"))
                .hasMessage("list:1: there is no sound file %1$s (%1$s)", folder.resolve("b.wav"));
    }
}
