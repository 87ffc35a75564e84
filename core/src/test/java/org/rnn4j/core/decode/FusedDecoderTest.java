package org.rnn4j.core.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * A decoder of the tokens begin 0, end 1, x 2, y 3 and z 4 that prefers x, y or z by position only, and a language model of the
 * tokens line end 0, x 1 and y 2 in which y follows x and a line ends after y.
 */
class FusedDecoderTest {
    private static final int[] IDS = {-1, -1, 1, 2, -1};

    /** By itself: P(x) = 0.5, P(y) = 0.3, P(z) = 0.1, P(end) = 0.1 at every step. */
    private static final class Flat implements Decoder {
        @Override
        public int sources() {
            return 1;
        }

        @Override
        public int vocabularySize() {
            return 5;
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
            return RnnState.of(1, new double[] {7, 8});
        }

        @Override
        public Step step(int[] sources, int[] tokens, RnnState before) {
            assertThat(before.parts()).isEqualTo(1);
            assertThat(before.width(0)).isEqualTo(2);
            float[][] logs = new float[tokens.length][];
            Arrays.setAll(logs, row -> logs(0, 0.1, 0.5, 0.3, 0.1));
            return new Step(logs, before, null);
        }
    }

    /** Rows: after a line end, x, y. Columns: line end, x, y. */
    private static final double[][] FOLLOWS = {{0.1, 0.8, 0.1}, {0.05, 0.05, 0.9}, {0.9, 0.05, 0.05}};

    /** Its logits are log probabilities plus 3, which a softmax must not notice; its state is the last token. */
    private static final class Table implements LanguageModel {
        @Override
        public NextToken step(int[] tokens, RnnState before) {
            float[][] logits = new float[tokens.length][];
            double[] after = new double[tokens.length];
            for (int row = 0; row < tokens.length; row++) {
                logits[row] = logs(FOLLOWS[tokens[row]]);
                for (int token = 0; token < 3; token++) {
                    logits[row][token] += 3;
                }
                after[row] = tokens[row];
            }
            if (before != null) {
                assertThat(before.batch()).isEqualTo(tokens.length);
            }
            return new NextToken(logits, RnnState.of(tokens.length, after));
        }

        @Override
        public Outcome evaluate(SequenceBatch batch, RnnState before) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void revert() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SavedNetwork network() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private static float[] logs(double... probabilities) {
        float[] logs = new float[probabilities.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = (float) Math.log(probabilities[i]);
        }
        return logs;
    }

    private static Decoded best(int beam, double weight) {
        Search search = new Search(
                new DecodingSpec(beam, 0, 0, 1, 0, 1, 4, false, 1, 0),
                weight == 0 ? Optional.empty() : Optional.of(new LanguageModelFusion(new Table(), IDS, 0, weight)));
        return search.run(new Flat(), null).get(0).get(0);
    }

    @Test
    void theLanguageModelDecidesBetweenTokensAndWhereTheTextEnds() {
        assertThat(best(1, 0).tokens()).containsExactly(2, 2, 2, 2);
        Decoded fused = best(1, 1);
        assertThat(fused.tokens()).containsExactly(2, 3);
        // x: 0.5 * 0.8, then y: 0.3 * 0.9, then end: 0.1 * 0.9
        assertThat(fused.logProbability()).isCloseTo(Math.log(0.5 * 0.8 * 0.3 * 0.9 * 0.1 * 0.9), within(1e-6));
    }

    @Test
    void theWeightIsAPowerOfItsProbabilities() {
        Decoded fused = best(5, 0.5);
        double expected = Math.log(0.5) + Math.log(0.3) + Math.log(0.1) + 0.5 * Math.log(0.8 * 0.9 * 0.9);
        assertThat(fused.tokens()).containsExactly(2, 3);
        assertThat(fused.logProbability()).isCloseTo(expected, within(1e-6));
    }

    @Test
    void anUnknownTokenHasTheLeastProbabilityAndTheNextOneFollowsALineEnd() {
        Decoder fused = new FusedDecoder(new Flat(), new LanguageModelFusion(new Table(), IDS, 0, 1));
        Decoder.Step first = fused.step(new int[] {0}, new int[] {0}, fused.start());
        assertThat(first.logProbabilities()[0])
                .containsExactly(probabilities(0, 0.1 * 0.1, 0.5 * 0.8, 0.3 * 0.1, 0.1 * 0.1), within(1e-6f));
        Decoder.Step afterX = fused.step(new int[] {0}, new int[] {2}, first.after());
        assertThat(afterX.logProbabilities()[0])
                .containsExactly(probabilities(0, 0.1 * 0.05, 0.5 * 0.05, 0.3 * 0.9, 0.1 * 0.05), within(1e-6f));
        Decoder.Step afterZ = fused.step(new int[] {0}, new int[] {4}, first.after());
        assertThat(afterZ.logProbabilities()[0]).containsExactly(first.logProbabilities()[0], within(1e-6f));
    }

    private static float[] probabilities(double... all) {
        return logs(all);
    }

    @Test
    void aWeightOutOfRangeIsRefused() {
        for (double weight : List.of(0.0, -1.0, Double.NaN, 101.0)) {
            assertThatThrownBy(() -> new LanguageModelFusion(new Table(), IDS, 0, weight))
                    .isInstanceOf(UserException.class)
                    .hasMessage("--language-model-weight = %s, but must be greater than 0 and at most 100"
                            .formatted(weight));
        }
    }
}
