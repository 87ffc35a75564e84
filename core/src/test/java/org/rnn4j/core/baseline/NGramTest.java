package org.rnn4j.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.tiny.TinyCodec;
import org.rnn4j.core.tiny.TinyText;

class NGramTest {
    private static final TinyCodec ABC = new TinyCodec("abc");

    @Test
    void bigramOfAShortTextIsAsByHand() {
        NGram model = NGram.fit(ABC.encode("aabab"), 3, 2);
        // one letter: c(a) = 3, c(b) = 2 of 5, two kinds
        double a = (3 + 2 / 3.0) / 7;
        double b = (2 + 2 / 3.0) / 7;
        double c = (0 + 2 / 3.0) / 7;
        // after a: a once, b twice, two kinds; after b: a once, one kind
        int[] text = ABC.encode("abac");
        assertThat(model.probability(text, 0)).isCloseTo(a, within(1e-15));
        assertThat(model.probability(text, 1)).isCloseTo((2 + 2 * b) / 5, within(1e-15));
        assertThat(model.probability(text, 2)).isCloseTo((1 + 1 * a) / 2, within(1e-15));
        assertThat(model.probability(text, 3)).isCloseTo((0 + 2 * c) / 5, within(1e-15));
        double nats = -(Math.log(a) + Math.log((2 + 2 * b) / 5) + Math.log((1 + a) / 2) + Math.log(2 * c / 5)) / 4;
        assertThat(model.lossNats(text)).isCloseTo(nats, within(1e-15));
    }

    @Test
    void probabilitiesOfAllTokensSumToOneAfterAnyContext() {
        NGram model = NGram.fit(ABC.encode("abcabbacbacbbca"), 3, 4);
        for (String context : new String[] {"", "a", "bb", "abc", "ccc", "acbacb"}) {
            double sum = 0;
            for (String next : new String[] {"a", "b", "c"}) {
                int[] text = ABC.encode(context + next);
                sum += model.probability(text, text.length - 1);
            }
            assertThat(sum).as(context).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void fitsTheTrainingPartAndMeasuresTheValidationPart() {
        TinyText text = new TinyText(ABC, "aabab", "abac");
        assertThat(NGram.lossNats(text, 2))
                .isEqualTo(NGram.fit(ABC.encode("aabab"), 3, 2).lossNats(ABC.encode("abac")));
        assertThatThrownBy(() -> NGram.lossNats(new TinyText(ABC, "aabab", ""), 2))
                .isInstanceOf(UserException.class)
                .hasMessage("the n-gram baseline needs a training and a validation part, but one is empty");
        assertThatThrownBy(() -> NGram.lossNats(text, 0))
                .isInstanceOf(UserException.class)
                .hasMessage("baseline.order = 0, but must be in [1, 10]");
    }

    @Test
    void aLargeVocabularyShortensTheNGrams() {
        assertThat(NGram.fit(new int[] {0}, 65, 5).order()).isEqualTo(5);
        assertThat(NGram.fit(new int[] {0}, 10_000, 5).order()).isEqualTo(4);
        assertThat(NGram.fit(new int[] {0}, 1, 5).order()).isEqualTo(5);
        int[] words = {9_999, 9_998, 9_997, 9_996, 9_999, 9_998, 9_997};
        NGram model = NGram.fit(words, 10_000, 4);
        double one = (2 + 4 / 10_000.0) / (7 + 4); // twice among seven tokens of four kinds
        double two = (2 + one) / (2 + 1); // always after 9998, which stands there twice
        assertThat(model.probability(new int[] {9_999, 9_998, 9_997}, 2)).isCloseTo((2 + two) / (2 + 1), within(1e-15));
    }

    @Test
    void countsLikeAHashMap() {
        SplittableRandom random = new SplittableRandom(3);
        CountMap counts = new CountMap();
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            long key = random.nextInt(30_000) * 0x1_0000_0001L - 7;
            assertThat(counts.increment(key)).isEqualTo(expected.merge(key, 1, Integer::sum));
        }
        assertThat(counts.size()).isEqualTo(expected.size());
        expected.forEach((key, count) -> assertThat(counts.get(key)).isEqualTo(count));
        assertThat(counts.get(Long.MAX_VALUE)).isZero();
    }

    /** Expected from a count of all substrings by a few lines of Python. */
    @Test
    void shakespeareIsAsPredictableAsByAnotherProgram() throws IOException {
        String shared = System.getProperty("rnn4j.shared", "");
        Path file = Path.of(shared, "data", "tiny-shakespeare", "input.txt");
        assumeThat(file).as("shared data").exists();
        int[] text = Files.readString(file).chars().toArray();
        int[] sorted = Arrays.stream(text).distinct().sorted().toArray();
        int[] ids = Arrays.stream(text).map(c -> Arrays.binarySearch(sorted, c)).toArray();
        int cut = ids.length * 9 / 10;
        double nats =
                NGram.fit(Arrays.copyOf(ids, cut), sorted.length, 5).lossNats(Arrays.copyOfRange(ids, cut, ids.length));
        assertThat(nats).isCloseTo(1.6688285028757908, within(1e-9));
    }
}
