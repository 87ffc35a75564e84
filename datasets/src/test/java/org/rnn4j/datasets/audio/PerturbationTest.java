package org.rnn4j.datasets.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

class PerturbationTest {
    private static final int RATE = 8000;

    private final AudioSide side = AudioSide.fit(
            Binder.bind(tree("{rate: 8000, features: {type: log-mel, normalize: none}}"), AudioSpec.class, "data"),
            List.of());
    private final Clip clip = AudioSideTest.clip(AudioSideTest.chirp(8000, RATE), RATE);
    private final RealVectors source = side.encode(clip, "");

    private static ObjectNode tree(String yaml) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private RealVectors changed(String yaml, long seed) {
        AudioAugmentation how = Binder.bind(tree(yaml), AudioAugmentation.class, "data.augmentation");
        SequenceValues changed = how.of(side).changed(clip, source, new Random(seed));
        return (RealVectors) changed;
    }

    @Test
    void nothingChangesByDefault() {
        assertThat(changed("{}", 1)).isSameAs(source);
    }

    @Test
    void everyChangeIsSeeded() {
        for (String yaml : List.of(
                "{speed: 0.2}",
                "{vocal-tract: 0.2}",
                "{gain: 6}",
                "{shift: 100}",
                "{noise: 1}",
                "{time-masks: 2}",
                "{frequency-masks: 2}")) {
            assertThat(changed(yaml, 1).values())
                    .as(yaml)
                    .containsExactly(changed(yaml, 1).values())
                    .isNotEqualTo(source.values())
                    .isNotEqualTo(changed(yaml, 1L << 40).values());
        }
    }

    @Test
    void speedChangesTheLengthAndThePitch() {
        double speed = 1 - 0.4 + 0.8 * new Random(3).nextDouble();

        RealVectors changed = changed("{speed: 0.4}", 3);

        assertThat(changed.time()).isEqualTo(1 + (int) (8000 / (Math.round(100 * speed) / 100.0) - 200) / 80);
        int at = changed.time() / 2;
        int before = source.time() / 2;
        assertThat(loudest(changed, at) - loudest(source, before))
                .as("bands at the same place of the chirp, at speed %s", speed)
                .matches(rise -> speed > 1 ? rise > 0 : rise < 0);
    }

    private static int loudest(RealVectors features, int time) {
        int loudest = 0;
        for (int f = 1; f < features.features(); f++) {
            loudest = features.at(0, f, time) > features.at(0, loudest, time) ? f : loudest;
        }
        return loudest;
    }

    @Test
    void gainAddsALevelInDecibels() {
        double decibels = -12 + 24 * new Random(5).nextDouble();

        RealVectors changed = changed("{gain: 12}", 5);

        assertThat(changed.at(0, 8, 60) - source.at(0, 8, 60))
                .isCloseTo((float) (decibels / 10 * Math.log(10)), within(1e-3f));
    }

    @Test
    void noiseHasItsRatioToTheSignal() {
        double[] samples = AudioSideTest.chirp(RATE, RATE);
        double[] noisy = samples.clone();

        Perturbation.addNoise(noisy, 10, new Random(1));

        double signal = Arrays.stream(samples).map(x -> x * x).sum();
        double deviation = Math.sqrt(signal / samples.length / 10); // 10 dB: a tenth of the power
        Random same = new Random(1);
        double noise = 0;
        for (int t = 0; t < samples.length; t++) {
            double added = noisy[t] - samples[t];
            assertThat(added).isCloseTo(deviation * same.nextGaussian(), within(1e-12));
            noise += added * added;
        }
        assertThat(10 * Math.log10(signal / noise)).isCloseTo(10, within(0.2)); // three standard deviations
    }

    @Test
    void aShiftMirrorsTheEdge() {
        double[] samples = {1, 2, 3, 4};

        assertThat(Perturbation.shifted(samples, 2)).containsExactly(3, 2, 1, 2);
        assertThat(Perturbation.shifted(samples, -1)).containsExactly(2, 3, 4, 3);
        assertThat(Perturbation.shifted(samples, 0)).containsExactly(samples);
        assertThat(Perturbation.shifted(new double[] {5}, 3)).containsExactly(5);
    }

    @Test
    void masksTakeTheMeanOfTheirFeature() {
        RealVectors masked = changed("{frequency-masks: 1, frequency-mask: 10}", 4);

        Random random = new Random(4);
        int length = random.nextInt(11);
        int from = random.nextInt(40 - length + 1);
        assertThat(length).isPositive();
        for (int f = 0; f < 40; f++) {
            boolean hidden = f >= from && f < from + length;
            assertThat(masked.at(0, f, 3) == source.at(0, f, 3))
                    .as("feature %d", f)
                    .isNotEqualTo(hidden);
            assertThat(masked.at(0, f, 3) == masked.at(0, f, 50)).isEqualTo(hidden);
        }
    }

    @Test
    void aTimeMaskIsAtMostItsLength() {
        for (long seed = 0; seed < 20; seed++) {
            RealVectors masked = changed("{time-masks: 1, time-mask: 200}", seed);
            int hidden = 0;
            for (int t = 0; t < masked.time(); t++) {
                hidden += masked.at(0, 2, t) == source.at(0, 2, t) ? 0 : 1;
            }
            assertThat(hidden).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void theRangeOfTheNoiseMustBeOne() {
        assertThatThrownBy(() -> changed("{noise-from: 9, noise-to: 3}", 1))
                .isInstanceOf(UserException.class)
                .hasMessage("data.augmentation.noise-from = 9.0, but data.augmentation.noise-to = 3.0 is lower");
    }
}
