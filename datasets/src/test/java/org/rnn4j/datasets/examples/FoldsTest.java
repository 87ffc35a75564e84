package org.rnn4j.datasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Split;

class FoldsTest {

    @Test
    void everyExampleIsTestedOnceAndEveryFoldHasTheSameClasses() {
        List<String> classes = classes("a", 20, "b", 10);
        int[] tested = new int[30];
        for (int fold = 1; fold <= 5; fold++) {
            Split[] splits = new Folds(5, fold, 0.1, "", 1).assign(classes, null);
            assertThat(count(classes, splits, "a", Split.TEST)).isEqualTo(4);
            assertThat(count(classes, splits, "b", Split.TEST)).isEqualTo(2);
            assertThat(count(classes, splits, "a", Split.VALIDATION)).isEqualTo(2); // a tenth of all, not of the rest
            assertThat(count(classes, splits, "b", Split.VALIDATION)).isEqualTo(1);
            assertThat(count(classes, splits, "a", Split.TRAIN)).isEqualTo(14);
            IntStream.range(0, 30).filter(i -> splits[i] == Split.TEST).forEach(i -> tested[i]++);
        }
        assertThat(tested).containsOnly(1);
    }

    /** Three classes of seven in two folds: 11 and 10 examples, not 12 and 9. */
    @Test
    void whatOneClassLeavesOverGoesToTheNextFold() {
        List<String> classes = classes("a", 7, "b", 7, "c", 7);
        assertThat(tested(new Folds(2, 1, 0, "", 1).assign(classes, null))).isEqualTo(11);
        assertThat(tested(new Folds(2, 2, 0, "", 1).assign(classes, null))).isEqualTo(10);
    }

    @Test
    void theOnlyExampleOfAClassIsAlwaysLearnedFrom() {
        List<String> classes = new ArrayList<>(classes("a", 8));
        classes.add("rare");
        for (int fold = 1; fold <= 4; fold++) {
            assertThat(new Folds(4, fold, 0.2, "", 1).assign(classes, null)[8]).isEqualTo(Split.TRAIN);
        }
    }

    @Test
    void theSeedDecidesAndNothingElse() {
        List<String> classes = classes("a", 40);
        Folds folds = new Folds(4, 2, 0.1, "", 7);
        assertThat(folds.assign(classes, null)).isEqualTo(folds.assign(classes, null));
        assertThat(new Folds(4, 2, 0.1, "", 8).assign(classes, null)).isNotEqualTo(folds.assign(classes, null));
    }

    /** Groups of 6, 3, 2 and 1 in two folds: six on both sides. */
    @Test
    void aGroupIsInOneSplitOnlyAndFoldsAreOfEqualSize() {
        List<String> groups = classes("k", 6, "l", 3, "m", 2, "n", 1);
        for (int fold = 1; fold <= 2; fold++) {
            Split[] splits = new Folds(2, fold, 0, "speaker", 1).assign(groups, groups);
            assertThat(tested(splits)).isEqualTo(6);
            assertThat(groups)
                    .allSatisfy(group -> assertThat(IntStream.range(0, 12)
                                    .filter(i -> groups.get(i).equals(group))
                                    .mapToObj(i -> splits[i])
                                    .distinct())
                            .hasSize(1));
        }
    }

    @Test
    void validationTakesWholeGroupsAndNeverAll() {
        List<String> groups = classes("k", 5, "l", 5, "m", 5);
        for (int fold = 1; fold <= 3; fold++) {
            Split[] splits = new Folds(3, fold, 0.05, "speaker", 1).assign(groups, groups);
            assertThat(splits).containsOnly(Split.TRAIN, Split.VALIDATION, Split.TEST);
            assertThat(tested(splits)).isEqualTo(5);
            assertThat(Collections.frequency(Arrays.asList(splits), Split.VALIDATION))
                    .isEqualTo(5);
        }
    }

    /** Ten groups of two: a fifth for validation is two groups. */
    @Test
    void validationTakesAsManyGroupsAsFit() {
        List<String> groups = IntStream.range(0, 20).mapToObj(i -> "g" + i / 2).toList();
        Split[] splits = new Folds(5, 1, 0.2, "speaker", 1).assign(groups, groups);
        assertThat(Collections.frequency(Arrays.asList(splits), Split.VALIDATION))
                .isEqualTo(4);
        assertThat(tested(splits)).isEqualTo(4);
    }

    @Test
    void moreFoldsThanExamplesOrGroupsAreRefused() {
        assertThatThrownBy(() -> new Folds(5, 1, 0.1, "", 1).assign(classes("a", 3, "rare", 1), null))
                .isInstanceOf(UserException.class)
                .hasMessage("data.split.folds = 5, but there are only 3 examples to divide; use at most 3 folds");
        List<String> groups = classes("k", 5, "l", 5);
        assertThatThrownBy(() -> new Folds(3, 1, 0, "speaker", 1).assign(groups, groups))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.split.folds = 3, but there are only 2 groups of speaker to divide; use at most 2 folds");
        assertThatThrownBy(() -> new Folds(2, 1, 0.1, "speaker", 1).assign(groups, groups))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.split.validation = 0.1, but the two groups of speaker are the training and the test split; set it to 0");
    }

    @Test
    void aFoldThatIsNotThereAndAShareThatLeavesNothingAreRefused() {
        assertThatThrownBy(() -> new Folds(5, 6, 0.1, "", 1))
                .isInstanceOf(UserException.class)
                .hasMessage("data.split.test = 6, but data.split.folds = 5");
        assertThatThrownBy(() -> new Folds(2, 1, 0.5, "", 1))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.split.validation = 0.5, but beside a test split of one in 2 folds it must be below 0.5");
        assertThatThrownBy(() -> new Folds(1, 1, 0.1, "", 1))
                .isInstanceOf(UserException.class)
                .hasMessage("data.split.folds = 1, but must be in [2, 10000]");
    }

    @Test
    void keepWhatTheJobSaysOfItsSplit() throws JsonProcessingException {
        assertThat(folded("{source: x, split: {train: 0.7, validation: 0.2, test: 0.1, seed: 9}}"))
                .hasToString(
                        "{\"source\":\"x\",\"split\":{\"type\":\"folds\",\"folds\":4,\"test\":3,\"validation\":0.2,\"by\":\"\",\"seed\":9}}");
        assertThat(folded("{source: x}").path("split").path("validation").asDouble())
                .isEqualTo(0.1);
        assertThat(folded("{source: x, split: {type: group, by: speaker, validation: [k], test: [l]}}")
                        .path("split"))
                .hasToString(
                        "{\"type\":\"folds\",\"folds\":4,\"test\":3,\"validation\":0.1,\"by\":\"speaker\",\"seed\":1}");
        assertThat(folded("{source: x, split: {type: group, by: speaker}}")
                        .path("split")
                        .path("validation")
                        .asDouble())
                .isZero();
        assertThat(folded("{split: {type: folds, folds: 9, by: speaker, validation: 0.3}}")
                        .path("split"))
                .hasToString(
                        "{\"type\":\"folds\",\"folds\":4,\"test\":3,\"validation\":0.3,\"by\":\"speaker\",\"seed\":1}");
    }

    @Test
    void ofSplitsWithTheirOwnFilesAreRefused() {
        assertThatThrownBy(() -> folded("{source: x, validation: dev.txt}"))
                .isInstanceOf(UserException.class)
                .hasMessage("--folds = 4 divides data.source, but data.validation = dev.txt has files of its own;"
                        + " add them to data.source, or leave them out with --set data.validation=[]");
        assertThatThrownBy(() -> folded("{source: x, test: [a.txt, b.txt]}"))
                .hasMessageStartingWith("--folds = 4 divides data.source, but data.test = [\"a.txt\",\"b.txt\"] has");
    }

    private static ObjectNode folded(String options) throws JsonProcessingException {
        return CrossValidation.fold(json(options), 4, 3);
    }

    private static ObjectNode json(String relaxed) throws JsonProcessingException {
        return (ObjectNode) JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                .build()
                .readTree(relaxed.replaceAll("(: |\\[|, )([a-z][\\w.]*)(?=[,}\\]])", "$1'$2'")); // quotes around texts
    }

    private static long tested(Split[] splits) {
        return Collections.frequency(Arrays.asList(splits), Split.TEST);
    }

    private static List<String> classes(Object... namesAndNumbers) {
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < namesAndNumbers.length; i += 2) {
            classes.addAll(Collections.nCopies((int) namesAndNumbers[i + 1], (String) namesAndNumbers[i]));
        }
        return classes;
    }

    private static long count(List<String> classes, Split[] splits, String name, Split split) {
        return IntStream.range(0, splits.length)
                .filter(i -> classes.get(i).equals(name) && splits[i] == split)
                .count();
    }
}
