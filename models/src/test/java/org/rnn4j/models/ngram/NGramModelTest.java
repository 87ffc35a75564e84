package org.rnn4j.models.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.baseline.NGram;
import org.rnn4j.core.baseline.NGramBaseline;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.network.LanguageModel.NextToken;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel.Outcome;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.core.sequence.TokenStream;

class NGramModelTest {
    private static final int IDS = 4;
    private static final Text TEXT = new Text(random(1, 400), random(2, 90), OptionalInt.of(0));

    @Test
    void theLossIsThatOfTheBaselineToTheLastDigit() {
        NGramModel model = new NGramModel(0, IDS);
        model.fit(TEXT);
        NGramBaseline baseline = NGramBaseline.of(TEXT);
        Outcome outcome = model.evaluate(TEXT, Split.VALIDATION);
        assertThat(outcome.targets()).isEqualTo(90); // the first token too
        assertThat(outcome.lossNats() / outcome.targets()).isEqualTo(baseline.lossNats());
        assertThat(model.fitted()).startsWith(baseline.order() + "-gram, ");
        assertThat(model.evaluate(TEXT, Split.TEST).targets()).isZero();
    }

    @Test
    void aGivenOrderIsUsed() {
        NGramModel model = new NGramModel(3, IDS);
        model.fit(TEXT);
        double nats = NGram.fit(TEXT.train, IDS, TEXT.end, 3).lossNats(TEXT.validation);
        Outcome outcome = model.evaluate(TEXT, Split.VALIDATION);
        assertThat(outcome.lossNats() / outcome.targets()).isCloseTo(nats, within(1e-15));
    }

    /** Token by token through states that are stored and read again, against the whole stream at once. */
    @Test
    void theStateHoldsAllThatAContextNeeds() {
        for (int order = 1; order <= 5; order++) {
            NGramModel model = new NGramModel(order, IDS);
            model.fit(TEXT);
            double[] expected = NGram.fit(TEXT.train, IDS, TEXT.end, order).probabilities(TEXT.validation);
            RnnState state = null;
            for (int i = 0; i + 1 < TEXT.validation.length; i++) {
                NextToken next = model.step(new int[] {3, TEXT.validation[i]}, state);
                double[] probabilities = IntStream.range(0, IDS)
                        .mapToDouble(token -> Math.exp(next.logits()[1][token]))
                        .toArray();
                assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-6));
                assertThat(probabilities[TEXT.validation[i + 1]]).isCloseTo(expected[i + 1], within(1e-6));
                state = next.after().rows(1, 1); // the first sequence now has the past of the second
            }
        }
    }

    @Test
    void batchesOfStreamsCarryTheirState() {
        NGramModel model = new NGramModel(4, IDS);
        model.fit(TEXT);
        double[] expected = NGram.fit(TEXT.train, IDS, TEXT.end, 4).probabilities(TEXT.validation);
        Outcome first = model.evaluate(batch(0, 40), null);
        Outcome second = model.evaluate(batch(40, 80), first.after());
        assertThat(first.targets() + second.targets()).isEqualTo(80);
        double nats = IntStream.rangeClosed(1, 80)
                .mapToDouble(i -> -Math.log(expected[i]))
                .sum();
        assertThat(first.lossNats() + second.lossNats()).isCloseTo(nats, within(1e-9));
    }

    @Test
    void dataThatCannotBeCountedIsRefused() {
        assertRefused(
                new NGramModel(0, IDS),
                new Text(new int[9], new int[0], OptionalInt.empty()),
                "model.order = 0, but the data has no validation split to choose the order on; set it to 1 to 10");
        assertRefused(
                new NGramModel(2, IDS),
                new Text(new int[1], new int[9], OptionalInt.empty()),
                "task = n-gram: the data has no training split, or one of less than two tokens");
        assertThatThrownBy(() -> NGramModel.requireMemory(TEXT, 48_000))
                .isInstanceOf(UserException.class)
                .hasMessage("task = n-gram takes some 0 MB to count 488 tokens, but Java may use 0 MB; set"
                        + " RNN4J_OPTS=-Xmx1g or use less text");
        NGramModel.requireMemory(TEXT, 48_800); // 399 and 89 targets, 100 bytes each
    }

    private static void assertRefused(NGramModel model, Text text, String message) {
        assertThatThrownBy(() -> model.fit(text))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    private static SequenceBatch batch(int from, int to) {
        return new SequenceBatch(
                new TokenIds(1, to - from, Arrays.copyOfRange(TEXT.validation, from, to)),
                new TokenIds(1, to - from, Arrays.copyOfRange(TEXT.validation, from + 1, to + 1)),
                null,
                from > 0);
    }

    /** Tokens that mostly follow the number of the one before. */
    private static int[] random(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] tokens = new int[length];
        for (int i = 1; i < length; i++) {
            tokens[i] = random.nextInt(3) > 0 ? (tokens[i - 1] + 1) % IDS : random.nextInt(IDS);
        }
        return tokens;
    }

    private record Text(int[] train, int[] validation, OptionalInt end) implements TokenStream {

        @Override
        public int[] tokens(Split split) {
            return split == Split.TRAIN ? train : split == Split.VALIDATION ? validation : new int[0];
        }

        @Override
        public int countedIds() {
            return IDS;
        }

        @Override
        public OptionalInt endOfSequence() {
            return end;
        }

        @Override
        public long size(Split split) {
            return Math.max(0, tokens(split).length - 1);
        }

        @Override
        public TextCodec codec() {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputSpec input() {
            return new InputSpec.Tokens(IDS);
        }

        @Override
        public OutputSpec output() {
            return new OutputSpec.Tokens(IDS);
        }

        @Override
        public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
            return List.of();
        }

        @Override
        public String sha256() {
            return "";
        }

        @Override
        public Map<String, Object> summary() {
            return Map.of();
        }
    }
}
