package org.rnn4j.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.tiny.TinyCodec;

/**
 * The expected probabilities are those of a program that follows the definition with dictionaries of n-grams and sets of
 * the tokens before them.
 */
class NGramTest {
    private static final TinyCodec ABCDE = new TinyCodec("abcde");
    private static final TinyCodec NAMES = new TinyCodec("$abc");
    private static final Offset<Double> EXACTLY = within(1e-12);

    @Test
    void trigramsOfAShortText() {
        NGram model = NGram.fit(ABCDE.encode("babdacbaaacbbcaaabbdaaaababbab"), 5, OptionalInt.empty(), 3);
        assertThat(after(model, "", "a")).isCloseTo(0.32666666666666666, EXACTLY);
        assertThat(after(model, "a", "b")).isCloseTo(0.1776388888888889, EXACTLY);
        assertThat(after(model, "ab", "a")).isCloseTo(0.36655133928571426, EXACTLY);
        assertThat(after(model, "ab", "c")).isCloseTo(0.14995907738095238, EXACTLY);
        assertThat(after(model, "aa", "b")).isCloseTo(0.13430059523809526, EXACTLY);
        assertThat(after(model, "bb", "d")).isCloseTo(0.21442460317460316, EXACTLY);
        assertThat(after(model, "ca", "b")).isCloseTo(0.10996693121693123, EXACTLY);
        assertThat(after(model, "dc", "a")).as("never seen, so after c").isCloseTo(0.4422222222222222, EXACTLY);
        assertThat(model.lossNats(ABCDE.encode("abcadbbcaabd"))).isCloseTo(1.4969474115549604, EXACTLY);
    }

    @Test
    void bigramsOfATextTooShortForDiscountsAsByHand() {
        NGram model = NGram.fit(ABCDE.encode("aabacabbacab"), 5, OptionalInt.empty(), 2);
        // before a are a, b, c; before b are a, b; before c is a: 6, less the discounts 1.5, 1, 0.5
        double b = 1 / 6.0 + 3 / 6.0 / 5;
        double unseen = 3 / 6.0 / 5;
        // after a: a 1, b 3, c 2, with the discounts 0.5, 1.5 and 1
        assertThat(after(model, "", "b")).isCloseTo(b, EXACTLY);
        assertThat(after(model, "", "e")).isCloseTo(unseen, EXACTLY);
        assertThat(after(model, "a", "b")).isCloseTo(1.5 / 6 + 3 / 6.0 * b, EXACTLY);
        assertThat(after(model, "a", "e")).isCloseTo(3 / 6.0 * unseen, EXACTLY);
        assertThat(after(model, "e", "e")).isCloseTo(unseen, EXACTLY);
    }

    @Test
    void contextsEndWhereASequenceEnds() {
        NGram model = NGram.fit(NAMES.encode("ab$aab$ba$abba$$ab$"), 4, OptionalInt.of(0), 3);
        assertThat(model.start().probability(1)).isCloseTo(0.5381944444444444, EXACTLY);
        assertThat(model.start().probability(0)).isCloseTo(0.2048611111111111, EXACTLY);
        assertThat(afterPartOfName(model, "bba$", "c")).isCloseTo(0.052083333333333336, EXACTLY);
        assertThat(afterPartOfName(model, "a", "b")).isCloseTo(0.5729166666666666, EXACTLY);
        assertThat(afterPartOfName(model, "ab", "$")).isCloseTo(0.5104166666666666, EXACTLY);
        assertThat(afterPartOfName(model, "abb", "a")).isCloseTo(0.6979166666666666, EXACTLY);
        assertThat(afterPartOfName(model, "c", "a")).isCloseTo(0.29166666666666663, EXACTLY);
        assertThat(model.lossNats(NAMES.encode("abb$ca$"))).isCloseTo(1.4306753119758173, EXACTLY);
        assertThat(model.probabilities(NAMES.encode("ab$ca$")))
                .as("each sequence is as likely wherever it stands")
                .startsWith(model.probabilities(NAMES.encode("ab$")))
                .endsWith(model.probabilities(NAMES.encode("ca$")));
    }

    @Test
    void discountsComeFromCountsOfCounts() {
        int[] counts = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 9}; // Y = 10 / 18
        Discounts discounts = Discounts.of(counts);
        assertThat(discounts.of(0)).isZero();
        assertThat(discounts.of(1)).isCloseTo(1 - 2 * (10 / 18.0) * 4 / 10, EXACTLY);
        assertThat(discounts.of(2)).isCloseTo(2 - 3 * (10 / 18.0) * 2 / 4, EXACTLY);
        assertThat(discounts.of(3)).isCloseTo(3 - 4 * (10 / 18.0) * 1 / 2, EXACTLY);
        assertThat(discounts.of(9)).isEqualTo(discounts.of(3));
    }

    @Test
    void discountsThatCannotBeEstimatedAreHalfTheCount() {
        Discounts half = new Discounts(0.5, 1, 1.5);
        assertThat(Discounts.of(new int[] {50, 70})).isEqualTo(half);
        assertThat(Discounts.of(new int[] {1, 1, 1, 2, 2, 3, 9}))
                .as("nothing was counted four times")
                .isEqualTo(half);
        assertThat(Discounts.of(new int[] {1, 2, 3, 3, 3, 3, 4}))
                .as("2 - 3 · 1/3 · 4 is negative")
                .isEqualTo(half);
    }

    @Test
    void probabilitiesOfAllTokensSumToOneAfterAnyContext() {
        NGram model = NGram.fit(ABCDE.encode("abcabbacbacbbcaabcabbb"), 5, OptionalInt.empty(), 4);
        for (String context : new String[] {"", "a", "bb", "abc", "ccc", "acbacb", "d", "abd"}) {
            NGram.Context after = context(model, ABCDE, context);
            double[] distribution = after.distribution();
            assertThat(Arrays.stream(distribution).sum()).as(context).isCloseTo(1, EXACTLY);
            assertThat(distribution[4]).as(context).isPositive();
            for (int token = 0; token < 5; token++) {
                assertThat(after.probability(token)).isCloseTo(distribution[token], EXACTLY);
            }
        }
    }

    @Test
    void aLargeVocabularyDoesNotShortenTheNGrams() {
        int[] ends = new SplittableRandom(3).ints(3_000, 900_000, 900_100).toArray();
        int[] blocks = Arrays.stream(ends) // the last word of ten is the first again
                .flatMap(word -> IntStream.range(0, 10).map(i -> i % 9 == 0 ? word : 800_000))
                .toArray();
        NGram model = NGram.fit(blocks, 1_000_000, OptionalInt.empty(), 10);
        double[] probabilities = model.probabilities(blocks);
        assertThat(model.order()).isEqualTo(10);
        assertThat(IntStream.range(1, 3_000).mapToDouble(block -> probabilities[10 * block + 9]))
                .allMatch(p -> p > 0.5);
        assertThat(NGram.fit(blocks, 1_000_000, OptionalInt.empty(), 9).probabilities(blocks)[19])
                .isLessThan(0.1);
    }

    @Test
    void withoutTextEveryTokenIsAsLikely() {
        assertThat(NGram.fit(new int[0], 5, OptionalInt.of(0), 3).start().distribution())
                .containsOnly(0.2);
        assertThatThrownBy(() -> NGram.fit(new int[0], 5, OptionalInt.empty(), 11))
                .isInstanceOf(UserException.class)
                .hasMessage("baseline.order = 11, but must be in [1, 10]");
    }

    private static double after(NGram model, String context, String token) {
        return context(model, ABCDE, context).probability(ABCDE.encode(token)[0]);
    }

    private static double afterPartOfName(NGram model, String context, String token) {
        return context(model, NAMES, context).probability(NAMES.encode(token)[0]);
    }

    private static NGram.Context context(NGram model, TinyCodec codec, String text) {
        NGram.Context context = model.start();
        for (int token : codec.encode(text)) {
            context = context.then(token);
        }
        return context;
    }
}
