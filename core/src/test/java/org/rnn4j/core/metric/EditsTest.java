package org.rnn4j.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsTest {

    private static List<Integer> letters(String text) {
        return text == null ? List.of() : text.codePoints().boxed().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "sitting, kitten, 2, 1, 0",
        "kitten, sitting, 2, 0, 1",
        ", abc, 0, 0, 3",
        "abc, , 0, 3, 0",
        ", , 0, 0, 0",
        "abc, abc, 0, 0, 0",
        "ba, ab, 2, 0, 0", // not one insertion and one deletion
        "xabcy, abcyz, 0, 1, 1"
    })
    void countsKinds(String prediction, String reference, int substitutions, int insertions, int deletions) {
        assertThat(Edits.of(letters(prediction), letters(reference)))
                .isEqualTo(new Edits(substitutions, insertions, deletions));
    }

    @Test
    void insertionsLessDeletionsAreTheDifferenceOfLengths() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            List<Integer> a = random.ints(random.nextInt(9), 0, 3).boxed().toList();
            List<Integer> b = random.ints(random.nextInt(9), 0, 3).boxed().toList();
            Edits edits = Edits.of(a, b);
            assertThat(edits.insertions() - edits.deletions()).isEqualTo(a.size() - b.size());
            Edits back = Edits.of(b, a);
            assertThat(back.substitutions()).isEqualTo(edits.substitutions());
            assertThat(back.insertions()).isEqualTo(edits.deletions());
            assertThat(back.deletions()).isEqualTo(edits.insertions());
        }
    }

    @Test
    void ratesAddUpOverAllPredictions() {
        ErrorRate rate = new ErrorRate();
        rate.add(List.of("a", "c"), List.of("a", "b"));
        rate.add(List.of(), List.of("a"));
        rate.add(List.of("a", "b", "c"), List.of("a"));
        assertThat(rate.rate()).isEqualTo(1);
        assertThat(rate.describe("words")).isEqualTo("substitutions 1, insertions 2, deletions 1 in 4 words");
        assertThat(rate.breakdown())
                .isEqualTo(Map.of("substitutions", 1L, "insertions", 2L, "deletions", 1L, "items", 4L));
    }
}
