package org.rnn4j.models.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.Gemms;

/** Pooling of two sequences of three steps and one step, with two features; padding is 99. */
class PoolingTest {
    private static final double[] VALUES = {1, 8, 5, 6, 4, 2, 99, 99, 3, 7, 99, 99};
    private static final Chunks.Chunk CHUNK = Chunks.of(2, 3, new int[] {3, 1}, 1)[0];

    private static double[] pooled(Pooling kind, int directions, DoubleAttention attention) {
        DoublePooling pooling = DoublePooling.of(kind, 2, directions, attention);
        pooling.shape(CHUNK, 3);
        double[] pooled = new double[4];
        pooling.forward(VALUES, 0, pooled);
        return pooled;
    }

    @Test
    void lastPoolingTakesTheLastValidStep() {
        assertThat(pooled(Pooling.LAST, 1, null)).containsExactly(3, 7, 5, 6);
    }

    @Test
    void lastPoolingTakesTheFirstStepOfABackwardDirection() {
        assertThat(pooled(Pooling.LAST, 2, null)).containsExactly(3, 8, 5, 6);
    }

    @Test
    void meanPoolingIgnoresPadding() {
        assertThat(pooled(Pooling.MEAN, 1, null)).containsExactly(8 / 3.0, 17 / 3.0, 5, 6);
    }

    @Test
    void maxPoolingIsPerFeature() {
        assertThat(pooled(Pooling.MAX, 1, null)).containsExactly(4, 8, 5, 6);
    }

    @Test
    void attentionPoolingWeightsStepsByTheSoftmaxOfScores() {
        // W = 0.1 I, b = 0, v = (1, 0): the score of a step is tanh of a tenth of its first feature.
        double[] parameters = {0.1, 0, 0, 0.1, 0, 0, 1, 0};
        DoubleAttention attention = new DoubleAttention(Gemms.float64(), 2, 0);
        for (int task = 0; task < attention.tasks(); task++) {
            attention.pack(task, parameters, false);
        }
        double a = Math.exp(Math.tanh(0.1));
        double b = Math.exp(Math.tanh(0.4));
        double c = Math.exp(Math.tanh(0.3));
        double sum = a + b + c;
        assertThat(pooled(Pooling.ATTENTION, 1, attention))
                .containsExactly(
                        new double[] {(1 * a + 4 * b + 3 * c) / sum, (8 * a + 2 * b + 7 * c) / sum, 5, 6},
                        within(1e-12));
    }
}
