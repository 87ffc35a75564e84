package org.rnn4j.datasets.audio.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.datasets.audio.features.Samples;

class ResamplerTest {

    private static double[] tone(double hertz, int rate, int samples) {
        double[] tone = new double[samples];
        Arrays.setAll(tone, t -> Math.sin(2 * Math.PI * hertz * t / rate));
        return tone;
    }

    private static double[] resampled(double[] samples, int from, int to) {
        return Resampler.of(Samples.of(samples), from, to).all();
    }

    /** Root of the mean square, relative to a tone of amplitude 1, without the ends. */
    private static double decibels(double[] samples) {
        double squares = Arrays.stream(samples, samples.length / 8, samples.length - samples.length / 8)
                .map(x -> x * x)
                .average()
                .orElseThrow();
        return 10 * Math.log10(squares / 0.5);
    }

    @ParameterizedTest
    @CsvSource({"16000, 8000", "44100, 16000", "44100, 8000", "48000, 16000", "22050, 16000", "47999, 16000"})
    void tonesAboveHalfTheNewRateAreDampedBySixtyDecibels(int from, int to) {
        for (double share : new double[] {1.0, 1.05, 1.2, 1.5}) {
            double hertz = share * to / 2;
            if (hertz < from / 2.0) {
                assertThat(decibels(resampled(tone(hertz, from, from / 2), from, to)))
                        .as("%s Hz", hertz)
                        .isLessThan(-60);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "16000, 8000",
        "8000, 16000",
        "44100, 16000",
        "11025, 16000",
        "8000, 7440",
        "8000, 44100",
        "16000, 47999",
        "48000, 8000"
    })
    void tonesBelowKeepTheirShape(int from, int to) {
        double hertz = 0.8 * Math.min(from, to) / 2;
        int samples = from / 4;

        double[] actual = resampled(tone(hertz, from, samples), from, to);

        double[] expected = tone(hertz, to, (int) Resampler.length(samples, from, to));
        assertThat(actual).hasSameSizeAs(expected);
        for (int t = expected.length / 4; t < 3 * expected.length / 4; t++) {
            assertThat(actual[t]).as("sample %d", t).isCloseTo(expected[t], within(1e-3));
        }
    }

    @Test
    void imagesAboveHalfTheOldRateAreDamped() {
        double[] raised = resampled(tone(3000, 8000, 8000), 8000, 16_000);
        double[] back = tone(3000, 16_000, 16_000);

        double[] difference = new double[back.length];
        Arrays.setAll(difference, t -> raised[t] - back[t]);

        assertThat(decibels(difference)).isLessThan(-60);
    }

    @Test
    void aConstantStaysAndTheLengthIsThatOfTheTime() {
        double[] ones = new double[44_100];
        Arrays.fill(ones, 1);

        double[] resampled = resampled(ones, 44_100, 16_000);

        assertThat(resampled).hasSize(16_000);
        assertThat(Arrays.copyOfRange(resampled, 100, 15_900)).containsOnly(new double[] {1}, within(1e-9));
        assertThat(resampled(new double[3], 16_000, 8000)).hasSize(2);
        assertThat(resampled(new double[0], 16_000, 8000)).isEmpty();
    }

    @Test
    void blocksOfAnySizeGiveTheSame() {
        double[] tone = tone(700, 44_100, 30_000);
        double[] expected = resampled(tone, 44_100, 16_000);
        Samples inParts = new Resampler(Samples.of(tone), SincKernel.of(44_100, 16_000));
        double[] actual = new double[expected.length];
        int at = 0;
        for (int size = 1; at < actual.length; size = size * 3 % 1000 + 1) {
            at += inParts.read(actual, at, Math.min(size, actual.length - at));
        }

        assertThat(actual).containsExactly(expected);
        assertThat(inParts.read(new double[1], 0, 1)).isZero();
    }
}
