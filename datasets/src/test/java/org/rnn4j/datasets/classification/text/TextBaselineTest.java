package org.rnn4j.datasets.classification.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.classification.Baseline.Predicted;
import org.rnn4j.datasets.classification.text.TextBaseline.Method;

class TextBaselineTest {

    /** Only the order tells the classes apart: every token occurs once in each. */
    @Test
    void pairsTellTheOrder() {
        List<SequenceValues> training = List.of(text(0, 1, 2), text(2, 1, 0));
        Predicted predicted = new TextBaseline(Method.LOGISTIC_REGRESSION)
                .fit(training, new int[] {0, 1}, 2)
                .predict(List.of(text(0, 1), text(1, 0), text(9, 2, 1)))
                .orElseThrow();
        assertThat(predicted.method()).isEqualTo("logistic regression, tokens and pairs");
        assertThat(predicted.classes()).containsExactly(0, 1, 1);
    }

    /** Token 5 decides, but tokens 1 and 2 occur in more texts; with room for two features it goes unseen. */
    @Test
    void theRarestFeaturesGoFirstAndTheNameSaysSo() {
        List<SequenceValues> training =
                List.of(text(1, 2), text(2, 1), text(1, 2), text(2, 1), text(5), text(5), text(5));
        int[] classes = {0, 0, 0, 0, 1, 1, 1};
        List<SequenceValues> asked = List.of(text(5), text(1));
        assertThat(new TextBaseline(Method.LOGISTIC_REGRESSION, 2 * 2)
                        .fit(training, classes, 2)
                        .predict(asked)
                        .orElseThrow())
                .satisfies(predicted -> {
                    assertThat(predicted.method())
                            .isEqualTo("logistic regression, the 2 most frequent tokens and pairs");
                    assertThat(predicted.classes()).containsExactly(1, 0);
                });
        assertThat(new TextBaseline(Method.LOGISTIC_REGRESSION, 5 * 2)
                        .fit(training, classes, 2)
                        .predict(asked)
                        .orElseThrow()
                        .method())
                .isEqualTo("logistic regression, tokens and pairs"); // 1, 2, 5, and both pairs
    }

    @Test
    void aFeatureIsPresentOnceHoweverOftenItOccurs() {
        TextFeatures features = new TextFeatures(Map.of(3L, 7, (3 + 1L) << 32 | 3, 2), false);
        assertThat(features.present(text(3, 3, 3, 4))).containsExactly(2, 7);
    }

    @Test
    void naiveBayesKnowsTheSameFeatures() {
        List<SequenceValues> training = List.of(text(0, 1), text(0, 1), text(1, 0), text(2, 1));
        Predicted predicted = new TextBaseline(Method.NAIVE_BAYES)
                .fit(training, new int[] {0, 0, 1, 1}, 2)
                .predict(List.of(text(0, 1), text(1, 0), text(2), text(9, 9, 2)))
                .orElseThrow();
        assertThat(predicted.method()).isEqualTo("naive Bayes, tokens and pairs");
        assertThat(predicted.classes()).containsExactly(0, 1, 1, 1);
    }

    @Test
    void tokenZeroBeforeAnotherIsNotThatToken() {
        assertThat(TextFeatures.of(text(0, 6)).toArray()).containsExactly(0, 6, 1L << 32 | 6);
    }

    private static SequenceValues text(int... ids) {
        return new SequenceValues.TokenIds(1, ids.length, ids);
    }
}
