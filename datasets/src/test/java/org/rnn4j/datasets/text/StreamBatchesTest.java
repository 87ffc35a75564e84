package org.rnn4j.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

class StreamBatchesTest {

    @Test
    void eachStreamGoesOnWhereItEndedAndItsTargetsAreOneTokenLater() {
        List<SequenceBatch> batches = batches(/* tokens */ 13, /* batchSize */ 2, /* timeSteps */ 3);

        assertThat(batches).hasSize(2);
        assertThat(inputs(batches.get(0)).ids()).containsExactly(0, 1, 2, 6, 7, 8);
        assertThat(targets(batches.get(0)).ids()).containsExactly(1, 2, 3, 7, 8, 9);
        assertThat(batches.get(0).continues()).isFalse();
        assertThat(inputs(batches.get(1)).ids()).containsExactly(3, 4, 5, 9, 10, 11);
        assertThat(targets(batches.get(1)).ids()).containsExactly(4, 5, 6, 10, 11, 12);
        assertThat(batches.get(1).continues()).isTrue();
        assertThat(batches).allSatisfy(batch -> assertThat(batch.lengths()).isNull());
    }

    @Test
    void theFirstStreamsAreOneStepLongerWhereTheTargetsDoNotDivide() {
        List<SequenceBatch> batches = batches(/* tokens */ 12, /* batchSize */ 3, /* timeSteps */ 4);

        assertThat(batches).hasSize(1);
        assertThat(batches.get(0).lengths()).containsExactly(4, 4, 3);
        assertThat(inputs(batches.get(0)).ids()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0);
        assertThat(targets(batches.get(0)).ids()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0);
    }

    @Test
    void aLastStepThatOnlySomeStreamsHaveSharesItsWindowWithTheStepBefore() {
        // 14 targets, 3 streams of 5, 5 and 4 steps: windows of 4 would leave a last window in which stream 2 is empty
        List<SequenceBatch> batches = batches(/* tokens */ 15, /* batchSize */ 3, /* timeSteps */ 4);

        assertThat(batches).extracting(batch -> inputs(batch).time()).containsExactly(3, 2);
        assertThat(batches.get(0).lengths()).isNull();
        assertThat(batches.get(1).lengths()).containsExactly(2, 2, 1);
    }

    @ParameterizedTest
    @CsvSource({"2, 8, 5, 1", "6, 8, 5, 1", "7, 8, 5, 2", "41, 8, 5, 8", "400, 8, 5, 8"})
    void thereAreNeverMoreStreamsThanWindows(int tokens, int batchSize, int timeSteps, int streams) {
        assertThat(batches(tokens, batchSize, timeSteps).get(0).batch()).isEqualTo(streams);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyTokenButTheFirstIsATargetOnceInStreamOrder(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 2_000; trial++) {
            int tokens = 2 + random.nextInt(200);
            int batchSize = 1 + random.nextInt(12);
            int timeSteps = 1 + random.nextInt(15);
            assertThat(targetsStreamByStream(batches(tokens, batchSize, timeSteps), timeSteps))
                    .as("%d tokens, batch size %d, %d time steps", tokens, batchSize, timeSteps)
                    .isEqualTo(IntStream.range(1, tokens).boxed().toList());
        }
    }

    /** The targets of stream 0 over all batches, then those of stream 1, ...; checks what holds for every batch. */
    private static List<Integer> targetsStreamByStream(List<SequenceBatch> batches, int timeSteps) {
        int streams = batches.get(0).batch();
        List<List<Integer>> byStream = new ArrayList<>();
        for (int b = 0; b < streams; b++) {
            byStream.add(new ArrayList<>());
        }
        for (int i = 0; i < batches.size(); i++) {
            SequenceBatch batch = batches.get(i);
            TokenIds inputs = inputs(batch);
            int[] lengths = batch.lengths() == null ? filled(streams, inputs.time()) : batch.lengths();
            assertThat(batch.batch()).isEqualTo(streams);
            assertThat(batch.continues()).isEqualTo(i > 0);
            assertThat(inputs.time()).isBetween(1, Math.max(2, timeSteps));
            assertThat(lengths).doesNotContain(0).contains(inputs.time());
            assertThat(batch.lengths() == null || i == batches.size() - 1).isTrue();
            for (int b = 0; b < streams; b++) {
                for (int t = 0; t < lengths[b]; t++) {
                    assertThat(targets(batch).at(b, t)).isEqualTo(inputs.at(b, t) + 1);
                    byStream.get(b).add(targets(batch).at(b, t));
                }
            }
        }
        return byStream.stream().flatMap(List::stream).toList();
    }

    @Test
    void everyPassIsTheSame() {
        StreamBatches batches =
                new StreamBatches(new HeldTokens(IntStream.range(0, 50).toArray()), 3, 4);
        List<int[]> first = new ArrayList<>();
        batches.forEach(batch -> first.add(inputs(batch).ids()));
        List<int[]> second = new ArrayList<>();
        batches.forEach(batch -> second.add(inputs(batch).ids()));
        assertThat(second).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void fewerThanTwoTokensGiveNoBatch() {
        assertThat(new StreamBatches(new HeldTokens(new int[0]), 3, 4)).isEmpty();
        assertThat(new StreamBatches(new HeldTokens(new int[1]), 3, 1)).isEmpty();
        Iterator<SequenceBatch> none = new StreamBatches(new HeldTokens(new int[1]), 3, 4).iterator();
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void streamsOfAnEvaluationBeginWithTheTokensBeforeThem() {
        HeldTokens tokens = new HeldTokens(IntStream.range(0, 13).toArray());
        List<SequenceBatch> batches = new ArrayList<>();
        new StreamBatches(tokens, 2, 3, 4).forEach(batches::add);

        assertThat(batches).extracting(SequenceBatch::continues).containsExactly(false, true, true, true);
        assertThat(inputs(batches.get(0)).ids()).containsExactly(0, 0, 0, 2, 3, 4);
        assertThat(batches.get(0).lengths()).containsExactly(0, 3);
        assertThat(inputs(batches.get(1)).ids()).containsExactly(0, 5);
        assertThat(batches.get(1).lengths()).containsExactly(0, 1);
        assertThat(batches.subList(0, 2))
                .allSatisfy(batch -> assertThat(batch.targets()).isEqualTo(new SequenceValues.None(2)));
        assertThat(inputs(batches.get(2)).ids()).containsExactly(0, 1, 2, 6, 7, 8);
        assertThat(targets(batches.get(2)).ids()).containsExactly(1, 2, 3, 7, 8, 9);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1", "4095, 1, 4094", "4096, 2, 2048", "66000, 32, 2063", "1000000, 32, 31250"})
    void anEvaluationHasAFixedNumberOfStreams(int tokens, int streams, int longest) {
        List<SequenceBatch> batches = new ArrayList<>();
        StreamBatches.evaluating(new HeldTokens(IntStream.range(0, tokens).toArray()))
                .forEach(batches::add);
        assertThat(batches.get(0).batch()).isEqualTo(streams);
        List<SequenceBatch> evaluated = batches.stream()
                .filter(batch -> batch.targets() instanceof TokenIds)
                .toList();
        assertThat(evaluated.stream().mapToInt(batch -> inputs(batch).time()).sum())
                .isEqualTo(longest);
        assertThat(batches.stream().mapToInt(batch -> inputs(batch).time()).sum())
                .isEqualTo(longest + (streams == 1 ? 0 : 512));
    }

    private static List<SequenceBatch> batches(int tokens, int batchSize, int timeSteps) {
        List<SequenceBatch> batches = new ArrayList<>();
        new StreamBatches(new HeldTokens(IntStream.range(0, tokens).toArray()), batchSize, timeSteps)
                .forEach(batches::add);
        return batches;
    }

    private static TokenIds inputs(SequenceBatch batch) {
        return (TokenIds) batch.inputs();
    }

    private static TokenIds targets(SequenceBatch batch) {
        return (TokenIds) batch.targets();
    }

    private static int[] filled(int size, int value) {
        int[] array = new int[size];
        Arrays.fill(array, value);
        return array;
    }
}
