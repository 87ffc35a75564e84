package org.rnn4j.core.decode.ctc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.TranscriptSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.SequenceBatch;

/** Compares the search with an enumeration of all paths. */
class LabelSearchTest {
    private static final int WIDE = 10_000;
    /** Labels 1, 2 and 3. */
    private static final LabelTexts LETTERS = new LabelTexts(List.of("a", "b", " "), false);

    private static TranscriptSpec spec(int beam, int best) {
        return new TranscriptSpec(beam, best, 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 3", "4, 3", "5, 4", "7, 2"})
    void aWideBeamIsExact(int time, int vocabulary) {
        Lattice lattice = Lattice.random(time, vocabulary, 17L * time + vocabulary);
        Map<String, Double> expected = lattice.exhaustive();
        List<Decoded> found = LabelSearch.of(spec(WIDE, WIDE)).of(lattice.logs());
        assertThat(found.stream().map(one -> Lattice.text(one.tokens())).toList())
                .containsExactlyElementsOf(Lattice.ranked(expected));
        for (Decoded one : found) {
            double probability = expected.get(Lattice.text(one.tokens()));
            assertThat(one.logProbability()).isCloseTo(Math.log(probability), within(1e-6));
            assertThat(one.score()).isEqualTo(one.logProbability());
        }
    }

    @Test
    void aBeamOfOneIsTheBestPath() {
        for (int seed = 0; seed < 50; seed++) {
            Lattice lattice = Lattice.random(5, 3, seed);
            int[] best = Arrays.stream(lattice.paths())
                    .max((a, b) -> Double.compare(lattice.log(a), lattice.log(b)))
                    .orElseThrow();
            Decoded found =
                    LabelSearch.of(TranscriptSpec.defaults()).of(lattice.logs()).get(0);
            assertThat(Lattice.text(found.tokens())).isEqualTo(Lattice.merged(best));
            assertThat(found.logProbability())
                    .isCloseTo(Math.log(lattice.exhaustive().get(Lattice.merged(best))), within(1e-6));
        }
    }

    /** The best path is blank, blank (0.36), but the label 1 has three paths (0.64). */
    @Test
    void aBeamFindsWhatTheBestPathMisses() {
        Lattice lattice = Lattice.of(new double[] {0.6, 0.4}, new double[] {0.6, 0.4});
        assertThat(LabelSearch.of(spec(1, 1)).of(lattice.logs()).get(0).tokens())
                .isEmpty();
        assertThat(LabelSearch.of(spec(2, 1)).of(lattice.logs()).get(0).tokens())
                .containsExactly(1);
    }

    @Test
    void aWiderBeamIsNeverWorse() {
        for (int seed = 0; seed < 30; seed++) {
            Lattice lattice = Lattice.random(8, 4, seed);
            double narrow = LabelSearch.of(spec(4, 1)).of(lattice.logs()).get(0).score();
            double exact =
                    LabelSearch.of(spec(WIDE, 1)).of(lattice.logs()).get(0).score();
            assertThat(narrow).isLessThanOrEqualTo(exact + 1e-9);
        }
    }

    @Test
    void unlikelyLabelsAreNotTried() {
        Lattice lattice = Lattice.of(new double[] {0.5, 0.49, 0.01});
        assertThat(LabelSearch.of(new TranscriptSpec(9, 9, 0.02)).of(lattice.logs()))
                .hasSize(2);
        assertThat(LabelSearch.of(new TranscriptSpec(9, 9, 0.005)).of(lattice.logs()))
                .hasSize(3);
    }

    @Test
    void impossibleLabelsAreNotFound() {
        Lattice lattice = Lattice.of(new double[] {0.5, 0, 0.5}, new double[] {0.5, 0.5, 0});
        List<Decoded> found = LabelSearch.of(spec(WIDE, WIDE)).of(lattice.logs());
        assertThat(found.stream().map(one -> Lattice.text(one.tokens())).toList())
                .containsExactlyInAnyOrder("", "1", "2", "21");
    }

    @Test
    void nothingWasRead() {
        for (int beam : new int[] {1, 5}) {
            Decoded found = LabelSearch.of(spec(beam, 1)).of(new float[0][]).get(0);
            assertThat(found.tokens()).isEmpty();
            assertThat(found.logProbability()).isZero();
        }
    }

    private static LabelSearch words(Set<String> allowed, Set<String> hot, double word, double hotWord) {
        return LabelSearch.of(spec(WIDE, WIDE))
                .with(Optional.empty(), Optional.of(new TranscriptWords(LETTERS, allowed, hot, word, hotWord)));
    }

    private static List<String> wordsOf(String labels) {
        String text = labels.replace('1', 'a').replace('2', 'b').replace('3', ' ');
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }

    @Test
    void aLexiconAllowsItsWordsOnly() {
        Lattice lattice = Lattice.random(5, 4, 3);
        Map<String, Double> all = lattice.exhaustive();
        all.keySet().removeIf(labels -> !Set.of("ab", "b", "abba").containsAll(wordsOf(labels)));
        List<Decoded> found = words(Set.of("ab", "b", "abba"), Set.of(), 0, 0).of(lattice.logs());
        assertThat(found.stream().map(one -> Lattice.text(one.tokens())).toList())
                .containsExactlyElementsOf(Lattice.ranked(all));
    }

    @Test
    void wordsAndHotWordsAddToTheScore() {
        Lattice lattice = Lattice.random(5, 4, 4);
        Map<String, Double> scores = lattice.exhaustive();
        scores.replaceAll((labels, probability) -> {
            List<String> words = wordsOf(labels);
            long hot = words.stream().filter(Set.of("ba", "bab")::contains).count();
            return Math.log(probability) + 0.7 * words.size() + 1.3 * hot;
        });
        List<Decoded> found = words(Set.of(), Set.of("ba", "bab"), 0.7, 1.3).of(lattice.logs());
        assertThat(found.stream().map(one -> Lattice.text(one.tokens())).toList())
                .containsExactlyElementsOf(Lattice.ranked(scores));
        for (Decoded one : found) {
            assertThat(one.score()).isCloseTo(scores.get(Lattice.text(one.tokens())), within(1e-5));
        }
    }

    @Test
    void labelsMayBeWords() {
        LabelTexts phonemes = new LabelTexts(List.of("AH", "B", "K"), true);
        TranscriptWords words = new TranscriptWords(phonemes, Set.of("AH", "K"), Set.of(), 0, 0);
        List<Decoded> found = LabelSearch.of(spec(WIDE, WIDE))
                .with(Optional.empty(), Optional.of(words))
                .of(Lattice.random(4, 4, 5).logs());
        assertThat(found.stream().map(one -> Lattice.text(one.tokens())).collect(Collectors.joining()))
                .contains("1", "3")
                .doesNotContain("2");
    }

    @Test
    void ifNoWordFitsTheTranscriptIsEmpty() {
        Lattice lattice = Lattice.of(new double[] {0.1, 0.6, 0.3, 0});
        List<Decoded> found = LabelSearch.of(spec(1, 1))
                .with(Optional.empty(), Optional.of(new TranscriptWords(LETTERS, Set.of("abab"), Set.of(), 0, 0)))
                .of(lattice.logs());
        assertThat(found).hasSize(1);
        assertThat(found.get(0).tokens()).isEmpty();
    }

    /** Rows: after a line end, x, y. Columns: line end, x, y. */
    private static final double[][] FOLLOWS = {{0.1, 0.8, 0.1}, {0.05, 0.05, 0.9}, {0.9, 0.04, 0.06}};

    /** A language model of the tokens line end 0, x 1 and y 2, whose state is the last token. */
    private static final class Table implements LanguageModel {
        private int steps;

        @Override
        public NextToken step(int[] tokens, RnnState before) {
            steps++;
            float[] logits = new float[3];
            for (int token = 0; token < 3; token++) {
                logits[token] = (float) Math.log(FOLLOWS[tokens[0]][token]) + 3;
            }
            return new NextToken(new float[][] {logits}, RnnState.of(1, new double[] {tokens[0]}));
        }

        @Override
        public SavedNetwork network() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void revert() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome evaluate(SequenceBatch batch, RnnState before) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    /** The labels are y, x and one that the language model does not know: as unlikely as its least likely token, then a line end. */
    private static final int[] IDS = {2, 1, -1};

    private static double language(String labels) {
        double log = 0;
        int last = 0;
        for (int label : Lattice.labels(labels)) {
            int id = IDS[label - 1];
            log += Math.log(id < 0 ? Arrays.stream(FOLLOWS[last]).min().orElseThrow() : FOLLOWS[last][id]);
            last = Math.max(0, id);
        }
        return log + Math.log(FOLLOWS[last][0]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 2})
    void aLanguageModelTakesPart(double weight) {
        Lattice lattice = Lattice.random(5, 4, 6);
        Map<String, Double> scores = lattice.exhaustive();
        scores.replaceAll((labels, probability) -> Math.log(probability) + weight * language(labels));
        var fusion = new LanguageModelFusion(new Table(), IDS, 0, weight);
        List<Decoded> found = LabelSearch.of(spec(WIDE, 20))
                .with(Optional.of(fusion), Optional.empty())
                .of(lattice.logs());
        assertThat(found).hasSize(20);
        assertThat(found.stream().map(one -> Lattice.text(one.tokens())).toList())
                .containsExactlyElementsOf(Lattice.ranked(scores).subList(0, 20));
        for (Decoded one : found) {
            assertThat(one.score()).isCloseTo(scores.get(Lattice.text(one.tokens())), within(1e-5));
        }
    }

    @Test
    void theLanguageModelReadsEachBeginningOnce() {
        Table table = new Table();
        LabelSearch.of(spec(2, 1))
                .with(Optional.of(new LanguageModelFusion(table, IDS, 0, 1)), Optional.empty())
                .of(Lattice.random(20, 4, 6).logs());
        assertThat(table.steps).isLessThanOrEqualTo(2 * 21);
    }

    @Test
    void aLanguageModelAndWordsTakePartTogether() {
        Lattice lattice = Lattice.random(4, 4, 8);
        Map<String, Double> scores = lattice.exhaustive();
        scores.keySet().removeIf(labels -> !Set.of("ab", "b").containsAll(wordsOf(labels)));
        scores.replaceAll((labels, probability) -> Math.log(probability)
                + 0.5 * language(labels)
                - 0.4 * wordsOf(labels).size());
        List<Decoded> found = LabelSearch.of(spec(WIDE, WIDE))
                .with(
                        Optional.of(new LanguageModelFusion(new Table(), IDS, 0, 0.5)),
                        Optional.of(new TranscriptWords(LETTERS, Set.of("ab", "b"), Set.of(), -0.4, 0)))
                .of(lattice.logs());
        assertThat(found.stream().map(one -> Lattice.text(one.tokens())).toList())
                .containsExactlyElementsOf(Lattice.ranked(scores));
    }

    @Test
    void weightsAreInRange() {
        assertThatThrownBy(() -> words(Set.of(), Set.of(), Double.NaN, 0))
                .isInstanceOf(UserException.class)
                .hasMessage("--word-weight = NaN, but must be in [-100, 100]");
        assertThatThrownBy(() -> words(Set.of(), Set.of(), 0, 101))
                .isInstanceOf(UserException.class)
                .hasMessage("--hot-word-weight = 101.0, but must be in [-100, 100]");
        assertThatThrownBy(() -> spec(2, 3))
                .isInstanceOf(UserException.class)
                .hasMessage("decoding.best = 3, but decoding.beam = 2 gives at most that many; raise decoding.beam");
    }
}
