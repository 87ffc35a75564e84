package org.rnn4j.core.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.error.UserException;

class SamplerTest {
    private static final int DRAWS = 40_000;
    /** Probabilities 0.1, 0.4, 0.2, 0.3. */
    private static final float[] LOGITS = {ln(0.1), ln(0.4), ln(0.2), ln(0.3)};

    @ParameterizedTest
    @CsvSource({
        "1.0, 0, 1.0,  0.1, 0.4, 0.2, 0.3",
        "0.5, 0, 1.0,  0.0333, 0.5333, 0.1333, 0.3", // squares over their sum
        "1.0, 2, 1.0,  0, 0.5714, 0, 0.4286",
        "1.0, 9, 1.0,  0.1, 0.4, 0.2, 0.3",
        "1.0, 0, 0.65, 0, 0.5714, 0, 0.4286",
        "1.0, 0, 0.71, 0, 0.4444, 0.2222, 0.3333",
        "1.0, 0, 0.01, 0, 1, 0, 0",
        "1.0, 3, 0.5,  0, 0.5714, 0, 0.4286", // 0.4 is under a half of 0.9
        "1.0, 1, 1.0,  0, 1, 0, 0",
        "0.0, 0, 1.0,  0, 1, 0, 0",
    })
    void drawsAsOftenAsItShould(double temperature, int topK, double topP, double a, double b, double c, double d) {
        Sampler sampler = sampler(temperature, topK, topP, 1);
        int[] counts = new int[4];
        for (int i = 0; i < DRAWS; i++) {
            counts[sampler.next(LOGITS)]++;
        }
        double[] expected = {a, b, c, d};
        for (int i = 0; i < 4; i++) {
            assertThat(counts[i] / (double) DRAWS).isCloseTo(expected[i], within(expected[i] == 0 ? 0 : 0.012));
        }
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertThat(draw(sampler(1, 0, 1, 5))).isEqualTo(draw(sampler(1, 0, 1, 5)));
        assertThat(draw(sampler(1, 0, 1, 5))).isNotEqualTo(draw(sampler(1, 0, 1, 6)));
    }

    @Test
    void ofEqualLogitsGreedyAndTopKTakeTheLowerId() {
        float[] equal = {1, 3, 3, 3};
        assertThat(sampler(0, 0, 1, 1).next(equal)).isEqualTo(1);
        Sampler two = sampler(1, 2, 1, 1);
        assertThat(IntStream.range(0, 100).map(i -> two.next(equal)).distinct().sorted())
                .containsExactly(1, 2);
    }

    @Test
    void neverDrawsWhatIsImpossibleAndBearsHugeLogits() {
        Sampler sampler = sampler(0.01, 0, 1, 1);
        float[] logits = {-1e30f, Float.NEGATIVE_INFINITY, 1e30f};
        assertThat(IntStream.range(0, 100).map(i -> sampler.next(logits))).containsOnly(2);
    }

    @Test
    void saysThatAModelIsBroken() {
        assertThatThrownBy(() -> sampler(1, 0, 1, 1).next(new float[] {0, Float.NaN}))
                .isInstanceOf(UserException.class)
                .hasMessage("the model's output is NaN: its training failed; use an earlier bundle");
    }

    private static int[] draw(Sampler sampler) {
        return IntStream.range(0, 50).map(i -> sampler.next(LOGITS)).toArray();
    }

    private static Sampler sampler(double temperature, int topK, double topP, long seed) {
        return new Sampler(temperature, topK, topP, seed);
    }

    private static float ln(double p) {
        return (float) Math.log(p);
    }
}
