package org.rnn4j.datasets.classification.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.SequenceValues;

class NaiveBayesTest {

    /**
     * Features are 0, 1, 2 and the pairs 01, 10, 21: V = 6. Class 0 holds 0, 1, 01 twice (6 features), class 1 holds
     * 1, 0, 10, 2, 1, 21 (6). The text 0 1 has ln 3/12 thrice in class 0, and ln 2/12, ln 3/12, ln 1/12 in class 1.
     */
    @Test
    void countsTokensAndPairs() {
        List<SequenceValues> training = List.of(text(0, 1), text(0, 1), text(1, 0), text(2, 1));
        List<SequenceValues> asked = List.of(text(0, 1), text(1, 0), text(2), text(9, 9, 2));
        assertThat(new NaiveBayes()
                        .fit(training, new int[] {0, 0, 1, 1}, 2)
                        .predict(asked)
                        .orElseThrow()
                        .classes())
                .containsExactly(0, 1, 1, 1);
    }

    private static SequenceValues text(int... ids) {
        return new SequenceValues.TokenIds(1, ids.length, ids);
    }
}
