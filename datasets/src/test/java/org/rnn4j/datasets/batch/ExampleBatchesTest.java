package org.rnn4j.datasets.batch;

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
                    List.of(ExampleBatches.shuffled(LENGTHS, plan), ExampleBatches.sorted(LENGTHS, plan))) {
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
        for (int[] batch : ExampleBatches.shuffled(LENGTHS, new BatchPlan(32, 1, 500, 7))) {
            assertThat(batch.length * longest(batch)).isLessThanOrEqualTo(500);
        }
    }

    @Test
    void anExampleLongerThanTheBudgetIsABatchOfItsOwn() {
        assertThat(ExampleBatches.sorted(new int[] {3, 900, 2}, new BatchPlan(32, 1, 10, 0)))
                .usingElementComparator(Arrays::compare)
                .containsExactly(new int[] {2, 0}, new int[] {1});
    }

    @Test
    void littleIsPadded() {
        List<int[]> batches = ExampleBatches.shuffled(LENGTHS, new BatchPlan(32, 1, 7));
        int padded = batches.stream()
                .mapToInt(batch -> batch.length * longest(batch))
                .sum();
        assertThat((double) padded / Arrays.stream(LENGTHS).sum()).isLessThan(1.05);
    }

    @Test
    void theSeedDecidesTheOrder() {
        int[][] one = order(1);
        assertThat(order(1)).isEqualTo(one);
        assertThat(order(2)).isNotEqualTo(one);
    }

    private static int[][] order(long seed) {
        return ExampleBatches.shuffled(LENGTHS, new BatchPlan(32, 1, seed)).toArray(int[][]::new);
    }

    private static int longest(int[] batch) {
        return Arrays.stream(batch).map(example -> LENGTHS[example]).max().orElse(0);
    }
}
