package org.rnn4j.datasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.BatchPlan;

class ExampleBatchesTest {
    private static final int[] LENGTHS = new Random(3).ints(2_000, 1, 40).toArray();

    @Test
    void everyExampleIsInExactlyOneBatch() {
        for (BatchPlan plan : List.of(new BatchPlan(32, 1, 7), new BatchPlan(32, 1, 500, 7))) {
            for (List<int[]> batches :
                    List.of(ExampleBatches.shuffled(plan, LENGTHS), ExampleBatches.sorted(plan, LENGTHS))) {
                assertThat(batches.stream()
                                .flatMapToInt(Arrays::stream)
                                .sorted()
                                .toArray())
                        .isEqualTo(IntStream.range(0, LENGTHS.length).toArray());
            }
        }
    }

    @Test
    void aBudgetOfTokensCountsPadding() {
        for (int[] batch : ExampleBatches.shuffled(new BatchPlan(32, 1, 500, 7), LENGTHS)) {
            assertThat(batch.length * longest(batch)).isLessThanOrEqualTo(500);
        }
    }

    @Test
    void anExampleLongerThanTheBudgetIsABatchOfItsOwn() {
        assertThat(ExampleBatches.sorted(new BatchPlan(32, 1, 10, 0), new int[] {3, 900, 2}))
                .usingElementComparator(Arrays::compare)
                .containsExactly(new int[] {2, 0}, new int[] {1});
    }

    @Test
    void littleIsPadded() {
        List<int[]> batches = ExampleBatches.shuffled(new BatchPlan(32, 1, 7), LENGTHS);
        int padded = batches.stream()
                .mapToInt(batch -> batch.length * longest(batch))
                .sum();
        assertThat((double) padded / Arrays.stream(LENGTHS).sum()).isLessThan(1.05);
    }

    /** Lengths of captions: a target is about as long as its source. */
    @Test
    void ofPairsLittleIsPaddedOnEitherSide() {
        Random random = new Random(5);
        int[] sources = random.ints(20_000, 5, 25).toArray();
        int[] targets = Arrays.stream(sources)
                .map(length -> Math.max(2, length + random.nextInt(9) - 4))
                .toArray();
        int[] steps = new int[2];
        for (int[] batch : ExampleBatches.shuffled(new BatchPlan(64, 1, 7), sources, targets)) {
            steps[0] += batch.length * longest(sources, batch);
            steps[1] += batch.length * longest(targets, batch);
        }
        assertThat((double) steps[0] / Arrays.stream(sources).sum()).isLessThan(1.10);
        assertThat((double) steps[1] / Arrays.stream(targets).sum()).isLessThan(1.02);
    }

    @Test
    void aBudgetOfTokensCountsBothSides() {
        int[] targets = new Random(4).ints(LENGTHS.length, 1, 40).toArray();
        for (int[] batch : ExampleBatches.shuffled(new BatchPlan(32, 1, 500, 7), LENGTHS, targets)) {
            assertThat(batch.length * (longest(LENGTHS, batch) + longest(targets, batch)))
                    .isLessThanOrEqualTo(500);
        }
    }

    @Test
    void theSeedDecidesTheOrder() {
        int[][] one = order(1);
        assertThat(order(1)).isEqualTo(one);
        assertThat(order(2)).isNotEqualTo(one);
    }

    private static int[][] order(long seed) {
        return ExampleBatches.shuffled(new BatchPlan(32, 1, seed), LENGTHS).toArray(int[][]::new);
    }

    private static int longest(int[] batch) {
        return longest(LENGTHS, batch);
    }

    private static int longest(int[] lengths, int[] batch) {
        return Arrays.stream(batch).map(example -> lengths[example]).max().orElse(0);
    }
}
