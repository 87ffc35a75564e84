package org.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubsetTest {
    /** A tenth of 800 batches: ten runs of eight, one from each 80 batches. */
    @Test
    void takesOneRunFromEachStretch() {
        Subset subset = new Subset(800, 0.1, 7);
        assertThat(chosen(subset, 0, 800)).hasSize(80);
        for (int stretch = 0; stretch < 10; stretch++) {
            int[] run = chosen(subset, 80 * stretch, 80 * stretch + 80);
            assertThat(run).hasSize(8);
            assertThat(run[7] - run[0]).isEqualTo(7);
            assertThat(run[0] % 8).isZero();
        }
    }

    @Test
    void isTheSameForTheSameSeedAlone() {
        assertThat(chosen(new Subset(800, 0.1, 7), 0, 800)).isEqualTo(chosen(new Subset(800, 0.1, 7), 0, 800));
        assertThat(chosen(new Subset(800, 0.1, 7), 0, 800)).isNotEqualTo(chosen(new Subset(800, 0.1, 8), 0, 800));
    }

    @Test
    void theBatchBeforeARunWarmsItUp() {
        Subset subset = new Subset(800, 0.1, 7);
        for (int batch = 0; batch < 800; batch++) {
            assertThat(subset.warmsUp(batch)).isEqualTo(!subset.counts(batch) && subset.counts(batch + 1));
        }
        assertThat(subset.counts(subset.end() - 1)).isTrue();
        assertThat(subset.counts(subset.end())).isFalse();
    }

    @Test
    void hasAtLeastOneBatchAndAtMostAll() {
        for (int batches = 1; batches < 40; batches++) {
            assertThat(chosen(new Subset(batches, 1e-9, 7), 0, 100)).hasSize(1);
            assertThat(chosen(new Subset(batches, 1, 7), 0, 100)).hasSize(batches);
            assertThat(chosen(new Subset(batches, 0.5, 7), 0, 100)).hasSizeBetween(1, Math.max(1, batches / 2));
        }
    }

    private static int[] chosen(Subset subset, int from, int to) {
        return IntStream.range(from, to).filter(subset::counts).toArray();
    }
}
