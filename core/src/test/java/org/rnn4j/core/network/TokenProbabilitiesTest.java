package org.rnn4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.network.LanguageModel.NextToken;

class TokenProbabilitiesTest {
    /** A model whose state is the sum of the tokens read: token w has the weight 1 + (sum + w) mod 3. */
    private static NextToken step(int[] read, RnnState before) {
        double[] sums = new double[read.length];
        float[][] logits = new float[read.length][3];
        for (int b = 0; b < read.length; b++) {
            sums[b] = read[b] + (before == null ? 0 : before.part(0)[b]);
            for (int w = 0; w < 3; w++) {
                logits[b][w] = (float) Math.log(1 + (sums[b] + w) % 3);
            }
        }
        return new NextToken(logits, RnnState.of(read.length, sums));
    }

    @Test
    void aTokenIsPredictedFromAllBeforeItInItsSegment() {
        int[] tokens = {1, 2, 1, 2, 1, 1};
        assertThat(TokenProbabilities.of(TokenProbabilitiesTest::step, tokens, 1))
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(1 / 6.0, 2 / 6.0, 1 / 6.0, 2 / 6.0, 3 / 6.0);
        assertThat(TokenProbabilities.of(TokenProbabilitiesTest::step, tokens, 2))
                .as("segments of three and two, the second from the zero state")
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(1 / 6.0, 2 / 6.0, 1 / 6.0, 1 / 6.0, 2 / 6.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50})
    void everyTokenButTheFirstIsPredictedOnce(int segments) {
        int[] tokens = IntStream.range(0, 23).map(i -> i * i % 3).toArray();
        double[] probabilities = TokenProbabilities.of(TokenProbabilitiesTest::step, tokens, segments);
        assertThat(probabilities).hasSize(22);
        assertThat(Arrays.stream(probabilities)).allMatch(p -> p > 0);
    }
}
