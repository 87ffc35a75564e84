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
import org.junit.jupiter.params.provider.CsvSource;
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

    /** {@link Exhaustive} enumerates and scores all sequences independently. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0.8, 0", "0, 0.3", "0.8, 0.3", "2, 1"})
    void aBeamThatHoldsEverythingFindsWhatAnExhaustiveSearchFinds(double length, double coverage) {
        int longest = 4;
        for (long seed = 1; seed <= 12; seed++) {
            MarkovDecoder decoder = new MarkovDecoder(2, VOCABULARY, seed, seed % 2 == 0);
            // 3 to the 4th prefixes; the vocabulary is padded by impossible tokens so that the beam may be as wide
            List<List<Decoded>> found =
                    new BeamSearch(spec(81, length, coverage, 3, 0, 1, longest)).search(new PaddedDecoder(decoder, 81));
            for (int source = 0; source < 2; source++) {
                List<Exhaustive.Answer> all =
                        new Exhaustive(decoder, source, seed % 2 == 0, length, coverage).answers(1, longest);
                for (int rank = 0; rank < 3; rank++) {
                    Exhaustive.Answer expected = all.get(rank);
                    Decoded answer = found.get(source).get(rank);
                    assertThat(answer.tokens())
                            .as("seed %d, source %d", seed, source)
                            .isEqualTo(expected.tokens());
                    assertThat(answer.score()).isCloseTo(expected.score(), within(1e-6));
                    assertThat(answer.logProbability()).isCloseTo(expected.logProbability(), within(1e-6));
                }
            }
        }
    }

    /** If the end has a probability of 0.9 from the start, no longer sequence can be as likely. */
    @Test
    void theSearchEndsWhenNothingUnfinishedCanBeBetter() {
        Scripted decoder = new Scripted(0.9f, 0.06f, 0.04f);
        Decoded best = new BeamSearch(spec(3, 0, 0, 1, 0, 0, 50))
                .search(decoder)
                .get(0)
                .get(0);
        assertThat(best.tokens()).isEmpty();
        assertThat(decoder.steps).isEqualTo(1);
    }

    @Test
    void theGreedySearchEndsWithItsFirstAnswer() {
        Scripted decoder = new Scripted(0.9f, 0.06f, 0.04f);
        new BeamSearch(spec(1, 5, 0, 1, 0, 0, 50)).search(decoder);
        assertThat(decoder.steps).isEqualTo(1);
    }

    /** Lengths 0 to 2 with one possible token: three sequences, of which the second is the most likely. */
    @Test
    void fewerAnswersThanAskedForStandBestFirstToo() {
        Scripted decoder = new Scripted(0.2f, 0.8f, 0);
        List<Decoded> answers =
                new BeamSearch(spec(4, 10, 0, 4, 0, 0, 2)).search(decoder).get(0);
        assertThat(answers).extracting(answer -> answer.tokens().length).startsWith(2, 1, 0);
        assertThat(answers)
                .isSortedAccordingTo(Comparator.comparing(Decoded::score).reversed());
    }

    @Test
    void ofEquallyLikelyTokensTheFirstComesFirst() {
        Scripted decoder = new Scripted(0.1f, 0.45f, 0.45f);
        List<Decoded> answers =
                new BeamSearch(spec(2, 0, 0, 2, 0, 1, 1)).search(decoder).get(0);
        assertThat(answers).extracting(answer -> answer.tokens()[0]).containsExactly(2, 3);
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
                .hasMessage("decoding.best = 3, but decoding.beam = 2 gives at most that many; raise decoding.beam");
    }

    /** Ids 1 (the end), 2 and 3 with the same probabilities at every step; counts the steps. */
    private static final class Scripted implements Decoder {
        private final float[] logs = new float[4];
        private int steps;

        Scripted(float... probabilities) {
            logs[0] = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < 3; i++) {
                logs[i + 1] = (float) Math.log(probabilities[i]);
            }
        }

        @Override
        public int sources() {
            return 1;
        }

        @Override
        public int vocabularySize() {
            return 4;
        }

        @Override
        public int begin() {
            return 0;
        }

        @Override
        public int end() {
            return 1;
        }

        @Override
        public RnnState start() {
            return RnnState.of(1, new double[1]);
        }

        @Override
        public Step step(int[] sources, int[] tokens, RnnState before) {
            steps++;
            float[][] rows = new float[tokens.length][];
            Arrays.fill(rows, logs);
            return new Step(rows, RnnState.of(tokens.length, new double[tokens.length]), null);
        }
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

    /** The same sequences from a larger vocabulary, whose additional tokens are impossible. */
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
