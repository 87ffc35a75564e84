package org.rnn4j.models.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.WordVectors;

/**
 * Texts of twelve words in three groups of four: a word stands between words of its own group and never beside the others, so
 * that the words of a group share their contexts.
 */
class SkipGramTest {
    private static final int GROUPS = 3;
    private static final int GROUP = 4;

    private static int[][] sentences() {
        Random random = new Random(1);
        int[][] sentences = new int[600][];
        for (int s = 0; s < sentences.length; s++) {
            int group = s % GROUPS;
            sentences[s] =
                    random.ints(8, 0, GROUP).map(word -> group * GROUP + word).toArray();
        }
        return sentences;
    }

    private static long[] counts(int[][] sentences) {
        long[] counts = new long[GROUPS * GROUP];
        for (int[] sentence : sentences) {
            for (int id : sentence) {
                counts[id]++;
            }
        }
        return counts;
    }

    private static SkipGramOptions options(double subsample, long seed) {
        return new SkipGramOptions(10, 3, 5, 10, subsample, seed);
    }

    private static WordVectors train(SkipGramOptions options) {
        int[][] sentences = sentences();
        return SkipGram.train(sentences, counts(sentences), options, (epoch, loss) -> {});
    }

    @Test
    void wordsThatShareContextsAreNearestNeighbours() {
        Neighbours neighbours = new Neighbours(train(options(0, 1)));
        for (int id = 0; id < GROUPS * GROUP; id++) {
            int group = id / GROUP;
            assertThat(IntStream.of(neighbours.of(id, GROUP - 1)).map(near -> near / GROUP))
                    .as("word %d", id)
                    .containsExactly(group, group, group);
        }
    }

    /** Before learning a pair costs ln 2 for itself and for each random word that is another. */
    @Test
    void theLossFalls() {
        List<Double> losses = new ArrayList<>();
        int[][] sentences = sentences();
        SkipGram.train(sentences, counts(sentences), options(0, 1), (epoch, loss) -> losses.add(loss));
        assertThat(losses).hasSize(10);
        assertThat(losses.get(0)).isLessThan(6 * Math.log(2));
        assertThat(losses.get(9)).isLessThan(losses.get(0));
    }

    @Test
    void aSeedGivesTheSameVectors() {
        WordVectors first = train(options(0.01, 7));
        assertThat(train(options(0.01, 7)).rows()).isDeepEqualTo(first.rows());
        assertThat(train(options(0.01, 8)).rows()[0]).isNotEqualTo(first.rows()[0]);
        assertThat(train(options(0, 7)).rows()[0]).isNotEqualTo(first.rows()[0]);
    }

    @Test
    void theNearestComesFirstAndAVectorOfZerosIsFar() {
        Neighbours neighbours =
                new Neighbours(new WordVectors(2, new float[][] {{1, 0}, {0, 0}, {3, 4}, {2, 0}, {-1, 0}}));
        assertThat(neighbours.of(0, 9)).containsExactly(3, 2, 1, 4);
        assertThat(neighbours.cosine(0, 2)).isEqualTo(0.6, within(1e-12));
    }

    @Test
    void optionsOutsideTheirRangeAreNamed() {
        assertThatThrownBy(() -> new SkipGramOptions(0, 3, 5, 10, 0, 1))
                .isInstanceOf(UserException.class)
                .hasMessage("--dimension = 0, but must be in [1, 8192]");
        assertThatThrownBy(() -> new SkipGramOptions(10, 3, 5, 10, Double.NaN, 1))
                .isInstanceOf(UserException.class)
                .hasMessage("--subsample = NaN, but must be in [0, 1]");
    }
}
