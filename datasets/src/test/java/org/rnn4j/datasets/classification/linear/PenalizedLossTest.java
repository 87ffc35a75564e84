package org.rnn4j.datasets.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PenalizedLossTest {
    private static final FeatureRows ROWS = new FeatureRows(
            2,
            List.of(new int[] {0, 1}, new int[] {1}, new int[] {0}),
            List.of(new float[] {2, 1}, new float[] {-3}, new float[] {0.5f}));
    private static final int[] CLASSES = {2, 0, 1};

    /** With zero weights every class has probability 1/3: three times ln 3, and nothing to penalize. */
    @Test
    void zeroWeightsAreUndecided() {
        double[] gradient = new double[9];
        assertThat(new PenalizedLoss(ROWS, CLASSES, 3, 5).at(new double[9], gradient))
                .isCloseTo(3 * Math.log(3), within(1e-12));
        // feature 0: 2 · (1/3, 1/3, -2/3) + 0.5 · (1/3, -2/3, 1/3); feature 1: (1/3, 1/3, -2/3) - 3 · (-2/3, 1/3, 1/3)
        assertThat(gradient)
                .containsExactly(
                        new double[] {2.5 / 3, 1 / 3.0, -3.5 / 3, 7 / 3.0, -2 / 3.0, -5 / 3.0, 0, 0, 0}, within(1e-12));
    }

    /** One feature of value 1, weights 3 and 1 and biases 0 and 1: scores 3 and 2, penalty 0.2 / 2 · (9 + 1). */
    @Test
    void weightsArePenalizedAndBiasesAreNot() {
        FeatureRows one = FeatureRows.present(1, List.of(new int[] {0}));
        double loss = new PenalizedLoss(one, new int[] {0}, 2, 0.2).of(new double[] {3, 1, 0, 1});
        assertThat(loss).isCloseTo(Math.log(1 + Math.exp(-1)) + 1, within(1e-12));
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        PenalizedLoss loss = new PenalizedLoss(ROWS, CLASSES, 3, 0.7);
        double[] weights = {0.3, -0.2, 0.5, 1.1, -0.4, 0.1, 0.2, -0.6, 0.9};
        double[] gradient = new double[9];
        loss.at(weights, gradient);
        for (int i = 0; i < weights.length; i++) {
            double[] above = weights.clone();
            double[] below = weights.clone();
            above[i] += 1e-5;
            below[i] -= 1e-5;
            assertThat(gradient[i]).isCloseTo((loss.of(above) - loss.of(below)) / 2e-5, within(1e-8));
        }
    }
}
