package org.rnn4j.core.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.Decoded;

class BeamSearchTest {
    private static final int VOCABULARY = 5;

    private static DecodingSpec spec(
            int beam, double length, double coverage, int best, int noRepeat, int min, int max) {
        return new DecodingSpec(beam, length, coverage, best, noRepeat, min, max, false, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aBeamThatHoldsEverythingFindsWhatAnExhaustiveSearchFinds(long seed) {
        for (boolean attends : new boolean[] {false, true}) {
            MarkovDecoder decoder = new MarkovDecoder(2, VOCABULARY, seed, attends);
            DecodingSpec spec = spec(5, 0.8, 0.3, 3, 0, 1, 3);
            List<List<Decoded>> found = wide(decoder, spec);
            for (int source = 0; source < 2; source++) {
                List<Decoded> all = all(decoder, source, spec);
                for (int rank = 0; rank < 3; rank++) {
                    Decoded expected = all.get(rank);
                    Decoded answer = found.get(source).get(rank);
                    assertThat(answer.tokens())
                            .as("seed %d, source %d", seed, source)
                            .isEqualTo(expected.tokens());
                    assertThat(answer.score()).isCloseTo(expected.score(), within(1e-9));
                    assertThat(answer.logProbability()).isCloseTo(expected.logProbability(), within(1e-9));
                }
            }
        }
    }

    /** With a vocabulary padded by impossible tokens, a beam can hold all prefixes. */
    private static List<List<Decoded>> wide(MarkovDecoder decoder, DecodingSpec spec) {
        return new BeamSearch(spec(200, spec.lengthPenalty(), spec.coveragePenalty(), 3, 0, 1, 3))
                .search(new PaddedDecoder(decoder, 200));
    }

    private static List<Decoded> all(MarkovDecoder decoder, int source, DecodingSpec spec) {
        List<Decoded> all = new ArrayList<>();
        explore(decoder, Hypothesis.empty(source, false), spec, all);
        all.sort(Comparator.comparingDouble(Decoded::score).reversed());
        return all;
    }

    private static void explore(MarkovDecoder decoder, Hypothesis from, DecodingSpec spec, List<Decoded> all) {
        int length = from.tokens().length;
        int last = length == 0 ? MarkovDecoder.BEGIN : from.tokens()[length - 1];
        int before = length < 2 ? MarkovDecoder.BEGIN : from.tokens()[length - 2];
        float[] logs = decoder.logs(from.source(), before, last);
        float[] looked = decoder.step(
                                        new int[] {from.source()},
                                        new int[] {last},
                                        decoder.start().rows(0))
                                .attention()
                        == null
                ? null
                : decoder.attention(last);
        if (length >= spec.minLength()) {
            all.add(from.ended(logs[MarkovDecoder.END], looked, spec));
        }
        if (length < spec.maxLength()) {
            for (int token = 2; token < VOCABULARY; token++) {
                explore(decoder, from.with(token, logs[token], 0, looked), spec, all);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aBeamOfOneIsTheGreedySearch(long seed) {
        MarkovDecoder decoder = new MarkovDecoder(3, VOCABULARY, seed, false);
        List<List<Decoded>> found = new BeamSearch(spec(1, 0, 0, 1, 0, 0, 12)).search(decoder);
        for (int source = 0; source < 3; source++) {
            List<Integer> greedy = new ArrayList<>();
            int before = MarkovDecoder.BEGIN;
            int last = MarkovDecoder.BEGIN;
            while (greedy.size() < 12) {
                float[] logs = decoder.logs(source, before, last);
                int next = IntStream.range(1, VOCABULARY)
                        .boxed()
                        .max(Comparator.comparing(token -> logs[token]))
                        .get();
                if (next == MarkovDecoder.END) {
                    break;
                }
                greedy.add(next);
                before = last;
                last = next;
            }
            assertThat(found.get(source).get(0).tokens())
                    .isEqualTo(greedy.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    @Test
    void aSourceIsAnsweredTheSameWhateverStandsBesideIt() {
        MarkovDecoder decoder = new MarkovDecoder(3, VOCABULARY, 5, true);
        DecodingSpec spec = spec(3, 0.6, 0.2, 2, 0, 0, 8);
        List<List<Decoded>> together = new BeamSearch(spec).search(decoder);
        for (int source = 0; source < 3; source++) {
            Decoder alone = new OneOf(decoder, source);
            assertThat(new BeamSearch(spec).search(alone).get(0))
                    .usingRecursiveComparison()
                    .isEqualTo(together.get(source));
        }
    }

    @Test
    void answersKeepTheirLimits() {
        MarkovDecoder decoder = new MarkovDecoder(4, VOCABULARY, 9, false);
        for (List<Decoded> answers : new BeamSearch(spec(4, 0.6, 0, 4, 2, 3, 6)).search(decoder)) {
            assertThat(answers)
                    .hasSize(4)
                    .isSortedAccordingTo(Comparator.comparing(Decoded::score).reversed());
            for (Decoded answer : answers) {
                assertThat(answer.tokens().length).isBetween(3, 6);
                List<List<Integer>> pairs = IntStream.range(0, answer.tokens().length - 1)
                        .mapToObj(i -> List.of(answer.tokens()[i], answer.tokens()[i + 1]))
                        .toList();
                assertThat(pairs).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void attentionHasARowForEveryTokenAndTheEnd() {
        Decoded answer = new BeamSearch(spec(2, 0.6, 0, 1, 0, 2, 5))
                .search(new MarkovDecoder(1, VOCABULARY, 3, true))
                .get(0)
                .get(0);
        assertThat(answer.attention()).hasDimensions(answer.tokens().length + 1, 2);
    }

    @Test
    void saysThatABeamIsTooWide() {
        assertThatThrownBy(() ->
                        new BeamSearch(spec(6, 0.6, 0, 1, 0, 0, 5)).search(new MarkovDecoder(1, VOCABULARY, 3, true)))
                .hasMessage("decoding.beam = 6, but must be in [1, 5], the size of the vocabulary");
        assertThatThrownBy(() -> spec(2, 0.6, 0, 3, 0, 0, 5))
                .hasMessage("decoding.best = 3, but decoding.beam = 2 keeps no more than that; raise the beam");
    }

    /** One source of several, as the only one. */
    private record OneOf(MarkovDecoder all, int source) implements Decoder {
        @Override
        public int sources() {
            return 1;
        }

        @Override
        public int vocabularySize() {
            return all.vocabularySize();
        }

        @Override
        public int begin() {
            return all.begin();
        }

        @Override
        public int end() {
            return all.end();
        }

        @Override
        public RnnState start() {
            return all.start().rows(source);
        }

        @Override
        public Step step(int[] sources, int[] tokens, RnnState before) {
            int[] mine = new int[sources.length];
            Arrays.fill(mine, source);
            return all.step(mine, tokens, before);
        }
    }

    /** The same answers from a larger vocabulary, whose further tokens are impossible. */
    private record PaddedDecoder(MarkovDecoder inner, int vocabularySize) implements Decoder {
        @Override
        public int sources() {
            return inner.sources();
        }

        @Override
        public int begin() {
            return inner.begin();
        }

        @Override
        public int end() {
            return inner.end();
        }

        @Override
        public RnnState start() {
            return inner.start();
        }

        @Override
        public Step step(int[] sources, int[] tokens, RnnState before) {
            Step step = inner.step(sources, tokens, before);
            float[][] padded = new float[tokens.length][];
            for (int row = 0; row < tokens.length; row++) {
                padded[row] = Arrays.copyOf(step.logProbabilities()[row], vocabularySize);
                Arrays.fill(padded[row], inner.vocabularySize(), vocabularySize, Float.NEGATIVE_INFINITY);
            }
            return new Step(padded, step.after(), step.attention());
        }
    }
}
