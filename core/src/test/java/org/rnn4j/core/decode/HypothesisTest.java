package org.rnn4j.core.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.sequence.Decoded;

class HypothesisTest {

    /**
     * Two tokens and the end: (5 + 3) / 6 to the power of 0.5. The first step of the source received 2.25, which counts as 1; the
     * second 0.75; the third is padding, which receives nothing.
     */
    @Test
    void theScoreIsThatOfGnmt() {
        DecodingSpec spec = new DecodingSpec(2, 0.5, 0.25, 1, 0, 0, 9, false, 1, 0);
        Decoded answer = Hypothesis.empty(0)
                .with(2, -1, 0, new float[] {0.5f, 0.5f, 0})
                .with(3, -2, 0, new float[] {0.875f, 0.125f, 0})
                .ended(-0.5, new float[] {0.875f, 0.125f, 0}, spec);
        assertThat(answer.logProbability()).isEqualTo(-3.5);
        assertThat(answer.score()).isCloseTo(-3.5 / Math.sqrt(8 / 6.0) + 0.25 * Math.log(0.75), within(1e-12));
        assertThat(answer.attention()).hasDimensions(3, 3);
    }

    /** No continuation to the ninth token loses anything: then it is divided by the penalty of ten. */
    @Test
    void theBoundIsTheScoreOfTheLongestAnswerThatCostsNothingMore() {
        DecodingSpec spec = new DecodingSpec(2, 0.5, 0.25, 1, 0, 0, 9, false, 1, 0);
        Hypothesis open = Hypothesis.empty(0).with(2, -3, 0, null);
        assertThat(open.bound(spec)).isCloseTo(-3 / Math.sqrt(15 / 6.0), within(1e-12));
    }

    @ParameterizedTest(name = "{0} and {1} with no-repeat {2}: {3}")
    @CsvSource({
        "'',        2, 1, false",
        "2,         2, 1, true",
        "2 3,       2, 1, true",
        "2 3,       4, 1, false",
        "2,         2, 2, false",
        "2 2,       2, 2, true",
        "2 3 2,     3, 2, true",
        "2 3 2,     2, 2, false",
        "2 3 4 3,   4, 2, true",
        "2 3 4 3,   2, 2, false",
        "2 3 4 2 3, 4, 3, true",
        "2 3 4 3,   4, 3, false",
        "2 3 4 2 3, 2, 3, false",
        "3 3 3,     3, 3, true",
        "3 3,       3, 3, false",
    })
    void aTokenRepeatsWhereTheLastTokensAndItStoodBefore(String tokens, int next, int n, boolean expected) {
        int[] ids = Arrays.stream(tokens.split(" "))
                .filter(token -> !token.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        assertThat(new Hypothesis(0, ids, 0, 0, null).repeats(next, n)).isEqualTo(expected);
    }
}
