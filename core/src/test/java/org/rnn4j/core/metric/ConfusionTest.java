package org.rnn4j.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionTest {
    /**
     * 3 of 4 examples of class a are correct; 1 of 2 of b; c is a target once and never predicted; d does not occur.
     */
    private final Confusion confusion =
            Confusion.of(List.of("a", "b", "c", "d"), new int[] {0, 0, 0, 0, 1, 1, 2}, new int[] {0, 0, 0, 1, 1, 0, 0});

    @Test
    void accuracyIsTheShareOnTheDiagonal() {
        assertThat(confusion.total()).isEqualTo(7);
        assertThat(confusion.accuracy()).isCloseTo(4.0 / 7, within(1e-12));
    }

    @Test
    void precisionLooksAtAnswersAndRecallAtTargets() {
        assertThat(confusion.precision(0)).isCloseTo(3.0 / 5, within(1e-12));
        assertThat(confusion.recall(0)).isCloseTo(3.0 / 4, within(1e-12));
        assertThat(confusion.f1(0)).isCloseTo(2 * 0.6 * 0.75 / (0.6 + 0.75), within(1e-12));
        assertThat(confusion.precision(2)).isZero();
        assertThat(confusion.support(2)).isEqualTo(1);
    }

    @Test
    void macroF1IsTheMeanOverClassesThatWereMet() {
        assertThat(confusion.macroF1()).isCloseTo((2.0 / 3 + 0.5 + 0) / 3, within(1e-12));
    }

    /** Like scikit-learn: a predicted class that is never a target counts in the mean. */
    @Test
    void macroF1CountsAClassThatWasAnsweredAndNeverAskedFor() {
        Confusion confusion = Confusion.of(List.of("a", "b", "c"), new int[] {0, 0}, new int[] {0, 1});
        assertThat(confusion.macroF1()).isCloseTo((2.0 / 3 + 0) / 2, within(1e-12));
    }

    @Test
    void theTableOfMoreThanTwentyClassesHasNoMatrix() {
        List<String> classes =
                IntStream.range(0, 21).mapToObj(k -> "class " + k).toList();
        assertThat(ConfusionText.of(new Confusion(classes.subList(0, 20)))).contains("<- predicted");
        assertThat(ConfusionText.of(new Confusion(classes))).doesNotContain("<- predicted");
    }

    @Test
    void columnsOfTheMatrixAreAsWideAsTheTotal() {
        Confusion large = new Confusion(List.of("a", "b"));
        IntStream.range(0, 1_000_000).forEach(i -> large.add(0, 0));
        assertThat(ConfusionText.of(large)).endsWith("""
                true         a        b  <- predicted
                a      1000000        0
                b            0        0
                """);
    }

    @Test
    void readsAsATable() {
        assertThat(ConfusionText.of(Confusion.of(List.of("yes", "아니"), new int[] {0, 0, 1}, new int[] {0, 1, 1})))
                .isEqualTo("""
                        class  precision  recall      F1  support
                        yes        1.000   0.500   0.667        2
                        아니       0.500   1.000   0.667        1

                        true     yes   아니  <- predicted
                        yes        1      1
                        아니       0      1
                        """);
    }
}
