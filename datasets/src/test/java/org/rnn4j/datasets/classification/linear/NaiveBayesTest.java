package org.rnn4j.datasets.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaiveBayesTest {

    /**
     * Three features. Class 0 has two examples with features 0 and 1 (n = 4), class 1 has one with feature 2 (n = 1): feature 0 has
     * 3/7 in class 0 and 1/4 in class 1.
     */
    @Test
    void weightsAreSmoothedLogarithmsOfShares() {
        FeatureRows rows = FeatureRows.present(3, List.of(new int[] {0, 1}, new int[] {0, 1}, new int[] {2}));
        LinearWeights fitted = NaiveBayes.fit(rows, new int[] {0, 0, 1}, 2);
        double[] scores = fitted.scores(new int[] {0}, new float[] {1});
        assertThat(scores[0]).isCloseTo(Math.log(2 / 3.0) + Math.log(3 / 7.0), within(1e-6));
        assertThat(scores[1]).isCloseTo(Math.log(1 / 3.0) + Math.log(1 / 4.0), within(1e-6));
        double[] prior = fitted.scores(new int[0], new float[0]);
        assertThat(prior[0]).isCloseTo(Math.log(2 / 3.0), within(1e-6));
    }

    @Test
    void aClassWithoutExamplesIsNotPredicted() {
        FeatureRows rows = FeatureRows.present(1, List.of(new int[] {0}));
        double[] scores = NaiveBayes.fit(rows, new int[] {0}, 2).scores(new int[] {0}, new float[] {1});
        assertThat(scores[0]).isGreaterThan(scores[1]).isFinite();
        assertThat(scores[1]).isFinite();
    }
}
