package org.rnn4j.datasets.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values are from NumPy 2.4: {@code numpy.fft.rfft} and the definitions in float64. */
class FrontEndTest {
    private static final Offset<Double> CLOSE = within(2e-7);

    /** A tone, a chirp and a repeating pattern: 700 samples. */
    private static double[] signal() {
        double[] samples = new double[700];
        Arrays.setAll(
                samples,
                t -> 0.5 * Math.sin(2 * Math.PI * 440 * t / 8000)
                        + 0.25 * Math.cos(2 * Math.PI * 1500 * (t / 8000.0) * (1 + t / 2000.0))
                        + 0.1 * (t * 7919 % 13 - 6) / 6);
        return samples;
    }

    private static double[][] logMel() {
        return new MelSpectrogram(new Framing(8000, 25, 10, 0.97), 20, 0, 0)
                .of(Samples.of(signal()))
                .all();
    }

    @Test
    void logMelIsThatOfNumPy() {
        double[][] logMel = logMel();

        assertThat(logMel).hasDimensions(7, 20);
        assertThat(Arrays.copyOf(logMel[0], 6))
                .containsExactly(
                        new double[] {-11.51237814, -10.14886994, -7.56396103, -1.28263832, 4.46792103, 3.93742872},
                        CLOSE);
        assertThat(Arrays.copyOfRange(logMel[6], 14, 20))
                .containsExactly(
                        new double[] {1.20683391, 6.22487066, 5.35860251, 1.04116079, 1.35031346, 2.16992041}, CLOSE);
        assertThat(sum(logMel)).isCloseTo(-133.1347265870861, within(1e-4));
    }

    @Test
    void windowsMayBeShorterThanTheirDistanceAndFiltersNeedNotReachTheEnds() {
        double[][] logMel = new MelSpectrogram(new Framing(16_000, 20, 15, 0), 12, 100, 6000)
                .of(Samples.of(signal()))
                .all();

        assertThat(logMel).hasDimensions(2, 12);
        assertThat(logMel[0])
                .containsExactly(
                        new double[] {
                            -8.80013566,
                            -6.40865224,
                            2.4852806,
                            8.08146178,
                            6.39151734,
                            0.47300997,
                            -9.10380896,
                            3.82254168,
                            4.22185868,
                            6.65082488,
                            4.85326408,
                            2.90260965
                        },
                        CLOSE);
        assertThat(sum(logMel)).isCloseTo(30.681932245034574, within(1e-6));
        assertThat(new MelSpectrogram(new Framing(8000, 10, 20, 0), 4, 0, 0)
                        .of(Samples.of(signal()))
                        .all())
                .as("80 samples at 0, 160, 320, 480")
                .hasDimensions(4, 4);
    }

    @Test
    void cepstrumAndDeltasAreThoseOfNumPy() {
        double[][] cepstrum =
                FrameStream.of(logMel()).map(new Cepstrum(20, 13)::of).all();
        double[][] deltas = slopes(cepstrum);

        assertThat(cepstrum[2])
                .containsExactly(
                        new double[] {
                            -3.30143609,
                            -13.10682858,
                            -3.54300682,
                            -1.13510153,
                            -11.22185224,
                            -9.72078911,
                            -0.41553305,
                            3.77685315,
                            6.6679784,
                            0.26711141,
                            -3.06545701,
                            2.28385489,
                            2.75451009
                        },
                        CLOSE);
        assertThat(sum(cepstrum)).isCloseTo(-228.84091327524894, within(1e-4));
        assertThat(deltas[3])
                .containsExactly(
                        new double[] {
                            -0.65925295,
                            0.02438856,
                            0.84263086,
                            -1.06494254,
                            -0.38954989,
                            1.3821214,
                            -1.3583473,
                            -0.25339605,
                            1.42126671,
                            -1.31674642,
                            -0.13993919,
                            0.98227286,
                            -0.70726632
                        },
                        CLOSE);
        assertThat(Stream.of(deltas)
                        .flatMapToDouble(Arrays::stream)
                        .map(Math::abs)
                        .sum())
                .isCloseTo(53.468179172800234, within(1e-4));
    }

    @Test
    void deltasOfSecondOrderAreDeltasOfDeltas() {
        double[][] features = {{0}, {1}, {4}, {9}, {16}, {25}};

        double[][] appended = Deltas.appended(FrameStream.of(features), 2).all();

        // by hand: d = 0.9, 2.2, (9 - 1 + 2 (16 - 0)) / 10 = 4, 6, 5.8, ..; dd_2 = (6 - 2.2 + 2 (5.8 - 0.9)) / 10
        assertThat(appended[2]).containsExactly(new double[] {4, 4, 1.36}, within(1e-12));
        assertThat(appended[0][1]).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void aSignalShorterThanAWindowIsPaddedWithZeros() {
        MelSpectrogram logMel = new MelSpectrogram(new Framing(8000, 25, 10, 0.97), 20, 0, 0);
        double[] few = Arrays.copyOf(signal(), 90);

        double[][] padded = logMel.of(Samples.of(few)).all();

        assertThat(padded).hasDimensions(1, 20);
        assertThat(padded[0])
                .containsExactly(logMel.of(Samples.of(withEnd(few))).next(), within(0.05));
        assertThat(logMel.of(Samples.of(new double[0])).next()).containsOnly(Math.log(1e-10));
    }

    /** The zeros are added to the filtered signal, so the last sample is cancelled if they are added before. */
    private static double[] withEnd(double[] samples) {
        double[] longer = Arrays.copyOf(samples, 200);
        for (int t = samples.length; t < longer.length; t++) {
            longer[t] = 0.97 * longer[t - 1];
        }
        return longer;
    }

    @Test
    void framesDoNotReachPastTheEnd() {
        Framing framing = new Framing(8000, 25, 10, 0);

        assertThat(new long[] {
                    framing.frames(0),
                    framing.frames(200),
                    framing.frames(279),
                    framing.frames(280),
                    framing.frames(360)
                })
                .containsExactly(1, 1, 1, 2, 3);
        assertThat(new MelSpectrogram(framing, 5, 0, 0)
                        .of(Samples.of(new double[279]))
                        .all())
                .hasDimensions(1, 5);
        assertThat(new MelSpectrogram(framing, 5, 0, 0)
                        .of(Samples.of(new double[280]))
                        .all())
                .hasDimensions(2, 5);
    }

    @Test
    void aWarpMovesATone() {
        double[] tone = new double[800];
        Arrays.setAll(tone, t -> Math.sin(2 * Math.PI * 1000 * t / 8000));
        Framing framing = new Framing(8000, 25, 10, 0);

        int plain = loudest(
                new MelSpectrogram(framing, 40, 0, 0).of(Samples.of(tone)).all()[3]);
        int raised = loudest(
                new MelSpectrogram(framing, 40, 0, 0, 1.2).of(Samples.of(tone)).all()[3]);

        assertThat(plain).isEqualTo(18); // mel(1000) = 1000 of 2146 in 41 steps: edge 19.1, filter 18
        assertThat(raised).isEqualTo(16); // mel(1000 / 1.2) = 885: edge 16.9, filter 16
    }

    private static int loudest(double[] bands) {
        int loudest = 0;
        for (int m = 1; m < bands.length; m++) {
            loudest = bands[m] > bands[loudest] ? m : loudest;
        }
        return loudest;
    }

    @Test
    void stackedFramesRepeatTheLastOne() {
        double[][] frames = {{1, 2}, {3, 4}, {5, 6}, {7, 8}};

        assertThat(new Stacking(3, 3).of(FrameStream.of(frames)).all())
                .isDeepEqualTo(new double[][] {{1, 2, 3, 4, 5, 6}, {7, 8, 7, 8, 7, 8}});
        assertThat(new Stacking(2, 1).of(FrameStream.of(frames)).all())
                .isDeepEqualTo(new double[][] {{1, 2, 3, 4}, {3, 4, 5, 6}, {5, 6, 7, 8}, {7, 8, 7, 8}});
    }

    @Test
    void aWindowNeedsASample() {
        assertThatThrownBy(() -> new Framing(8000, 0.01, 10, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at 8000 Hz, a window of 0.01 ms and a hop of 10.0 ms must have a sample");
    }

    private static double[][] slopes(double[][] features) {
        int width = features[0].length;
        return Deltas.appended(FrameStream.of(features), 1)
                .map(frame -> Arrays.copyOfRange(frame, width, 2 * width))
                .all();
    }

    private static double sum(double[][] values) {
        return Stream.of(values).flatMapToDouble(Arrays::stream).sum();
    }
}
