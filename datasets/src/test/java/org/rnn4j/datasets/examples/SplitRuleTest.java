package org.rnn4j.datasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Split;

class SplitRuleTest {

    @Test
    void everyClassKeepsItsShareOfEveryPart() {
        List<String> classes = classes(Map.of("a", 100, "b", 40));
        Split[] splits = new SplitRule.Fraction(0.7, 0.1, 0.2, 1).assign(classes, null);
        assertThat(count(classes, splits, "a", Split.TRAIN)).isEqualTo(70);
        assertThat(count(classes, splits, "a", Split.VALIDATION)).isEqualTo(10);
        assertThat(count(classes, splits, "a", Split.TEST)).isEqualTo(20);
        assertThat(count(classes, splits, "b", Split.TRAIN)).isEqualTo(28);
        assertThat(count(classes, splits, "b", Split.TEST)).isEqualTo(8);
    }

    /** Twenty classes of three: each gives 2.4 to the training split, all together 48 of 60. */
    @Test
    void whatRoundingTakesFromOneClassComesBackFromAnother() {
        List<String> classes =
                IntStream.range(0, 60).mapToObj(i -> "c" + i % 20).toList();
        Split[] splits = new SplitRule.Fraction(0.8, 0.1, 0.1, 1).assign(classes, null);
        assertThat(Arrays.stream(splits).filter(split -> split == Split.TRAIN)).hasSize(48);
        assertThat(Arrays.stream(splits).filter(split -> split == Split.TEST)).hasSize(6);
    }

    @Test
    void aClassOfOneExampleIsLearnedFrom() {
        Split[] splits = new SplitRule.Fraction(0.3, 0.3, 0.4, 1).assign(List.of("a", "a", "a", "a", "rare"), null);
        assertThat(splits[4]).isEqualTo(Split.TRAIN);
    }

    @Test
    void theSeedDecidesAndNothingElse() {
        List<String> classes = classes(Map.of("a", 50));
        SplitRule rule = new SplitRule.Fraction(0.5, 0.5, 0, 3);
        assertThat(rule.assign(classes, null)).isEqualTo(rule.assign(classes, null));
        assertThat(new SplitRule.Fraction(0.5, 0.5, 0, 4).assign(classes, null))
                .isNotEqualTo(rule.assign(classes, null));
    }

    @Test
    void groupsThatAreNotNamedAreLearnedFrom() {
        SplitRule rule = new SplitRule.Group("fold", List.of("2"), List.of("3"));
        assertThat(rule.assign(List.of("a", "a", "b", "b"), List.of("1", "2", "3", "1")))
                .containsExactly(Split.TRAIN, Split.VALIDATION, Split.TEST, Split.TRAIN);
    }

    @Test
    void groupsBesideOneNamedTrainShouldBeNamed() {
        SplitRule rule = new SplitRule.Group("part", List.of("validation"), List.of());
        assertThat(rule.warning(List.of("train", "validation", "train", "held-out")))
                .hasValue(
                        "data.split does not name part = held-out, so that the training split has it as well as train; name it in data.split.validation or data.split.test");
        assertThat(rule.warning(List.of("train", "validation"))).isEmpty();
        assertThat(new SplitRule.Group("speaker", List.of(), List.of("theo"))
                        .warning(List.of("george", "lucas", "theo")))
                .isEmpty();
        assertThat(new SplitRule.Fraction(0.8, 0.1, 0.1, 1).warning(null)).isEmpty();
    }

    @Test
    void refusals() {
        assertThatThrownBy(() -> new SplitRule.Fraction(0.5, 0.1, 0.1, 1))
                .isInstanceOf(UserException.class)
                .hasMessage("data.split = 0.5 + 0.1 + 0.1, but train, validation and test must sum to 1");
        SplitRule rule = new SplitRule.Group("fold", List.of(), List.of("9"));
        assertThatThrownBy(() -> rule.assign(List.of("a", "b"), List.of("1", "2")))
                .isInstanceOf(UserException.class)
                .hasMessage("data.split: no example has fold = 9; there are 1, 2");
        assertThatThrownBy(() -> rule.assign(List.of("a", "b"), null))
                .isInstanceOf(UserException.class)
                .hasMessage("data.split.by = fold, but this data.format has no groups; use a table with such a column");
    }

    @Test
    void leakageIsWhatTheTrainingPartKnowsAlready() {
        assertThat(Leakage.of(Map.of(
                        Split.TRAIN, List.of("x", "y", "x", "x"),
                        Split.VALIDATION, List.of("z"),
                        Split.TEST, List.of("y", "z", "y"))))
                .extracting(Leakage::shared)
                .isEqualTo(Map.of(Split.TRAIN, 2, Split.VALIDATION, 0, Split.TEST, 2));
    }

    private static List<String> classes(Map<String, Integer> counts) {
        List<String> classes = new ArrayList<>();
        counts.forEach((name, count) -> classes.addAll(Collections.nCopies(count, name)));
        return classes;
    }

    private static long count(List<String> classes, Split[] splits, String name, Split split) {
        return IntStream.range(0, splits.length)
                .filter(i -> classes.get(i).equals(name) && splits[i] == split)
                .count();
    }
}
