package org.rnn4j.datasets.classification.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.datasets.examples.TokenInputs;
import org.rnn4j.datasets.classification.ClassifiedPart;

class NaiveBayesTest {

    /**
     * Features are 0, 1, 2 and the pairs 01, 10, 21: V = 6. Class 0 holds 0, 1, 01 twice (6 features), class 1 holds
     * 1, 0, 10, 2, 1, 21 (6). The text 0 1 has ln 3/12 thrice in class 0, and ln 2/12, ln 3/12, ln 1/12 in class 1.
     */
    @Test
    void countsTokensAndPairs() {
        var training = new ClassifiedPart<>(
                new TokenInputs(List.of(new int[] {0, 1}, new int[] {0, 1}, new int[] {1, 0}, new int[] {2, 1})),
                new int[] {0, 0, 1, 1});
        var asked = new TokenInputs(List.of(new int[] {0, 1}, new int[] {1, 0}, new int[] {2}, new int[] {9, 9, 2}));
        assertThat(new NaiveBayes().answers(training, asked, 2)).contains(new int[] {0, 1, 1, 1});
    }
}
