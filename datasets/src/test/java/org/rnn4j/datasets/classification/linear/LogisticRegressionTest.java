package org.rnn4j.datasets.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    /**
     * Features +1 and -1 of two classes: by symmetry the biases are equal and the weights w and -w, and the minimum of
     * 2 ln(1 + exp(-2w)) + penalty · w² is where penalty · w = 2 / (1 + exp(2w)). So w = 0.5 for 4 / (1 + e).
     */
    @Test
    void twoExamplesHaveAClosedForm() {
        FeatureRows rows = FeatureRows.dense(1, List.of(new float[] {1}, new float[] {-1}));
        LogisticRegression fitted = LogisticRegression.fit(rows, new int[] {0, 1}, 2, 4 / (1 + Math.E));
        assertThat(fitted.weight(0, 0)).isCloseTo(0.5, within(1e-4));
        assertThat(fitted.weight(0, 1)).isCloseTo(-0.5, within(1e-4));
        assertThat(predict(fitted, FeatureRows.dense(1, List.of(new float[] {0.1f}, new float[] {-7}))))
                .containsExactly(0, 1);
    }

    /** Without features, the biases alone give each class its share. */
    @Test
    void withoutFeaturesTheMostFrequentClassWins() {
        FeatureRows nothing = FeatureRows.present(1, List.of(new int[0], new int[0], new int[0]));
        LogisticRegression fitted = LogisticRegression.fit(nothing, new int[] {1, 0, 1}, 2);
        assertThat(predict(fitted, nothing)).containsExactly(1, 1, 1);
    }

    /** Three classes, each with a feature of its own and one in common. */
    @Test
    void separableClassesAreSeparated() {
        FeatureRows rows = FeatureRows.present(
                4, List.of(new int[] {0, 3}, new int[] {1, 3}, new int[] {2, 3}, new int[] {2}, new int[] {2}));
        int[] classes = {0, 1, 2, 2, 2};
        LogisticRegression fitted = LogisticRegression.fit(rows, classes, 3);
        assertThat(fitted.penalty()).isEqualTo(1); // too few to hold some out
        assertThat(predict(fitted, rows)).isEqualTo(classes);
    }

    /** Where each class has its own feature, the weakest penalty is best; where features say nothing, the strongest. */
    @Test
    void thePenaltyIsTheBestForExamplesThatAreHeldOut() {
        int[] classes = IntStream.range(0, 100).map(i -> i % 2).toArray();
        List<int[]> telling = IntStream.of(classes).mapToObj(c -> new int[] {c}).toList();
        assertThat(LogisticRegression.fit(FeatureRows.present(2, telling), classes, 2)
                        .penalty())
                .isEqualTo(0.01);
        List<int[]> idle = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> idle.add(new int[] {i}));
        assertThat(LogisticRegression.fit(FeatureRows.present(100, idle), classes, 2)
                        .penalty())
                .isEqualTo(10);
    }

    private static int[] predict(LogisticRegression fitted, FeatureRows rows) {
        LinearWeights weights = fitted.weights();
        return IntStream.range(0, rows.size())
                .map(i -> {
                    double[] scores =
                            weights.scores(rows.columns().get(i), rows.values().get(i));
                    return IntStream.range(0, scores.length)
                            .reduce((a, b) -> scores[b] > scores[a] ? b : a)
                            .orElseThrow();
                })
                .toArray();
    }

    @Test
    void theSameExamplesGiveTheSameWeights() {
        int[] classes = IntStream.range(0, 60).map(i -> i * i % 7 % 3).toArray();
        List<int[]> columns = IntStream.range(0, 60)
                .mapToObj(i -> IntStream.of(i % 7, 7 + i % 5).toArray())
                .toList();
        FeatureRows rows = FeatureRows.present(12, columns);
        LogisticRegression first = LogisticRegression.fit(rows, classes, 3);
        LogisticRegression second = LogisticRegression.fit(rows, classes, 3);
        assertThat(IntStream.range(0, 36).mapToDouble(i -> first.weight(i / 3, i % 3)))
                .containsExactlyElementsOf(IntStream.range(0, 36)
                        .mapToObj(i -> second.weight(i / 3, i % 3))
                        .toList());
    }
}
