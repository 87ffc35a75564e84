package org.rnn4j.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthsTest {

    @Test
    void percentilesAreLengthsThatOccur() {
        int[] oneToTwenty = IntStream.rangeClosed(1, 20).toArray();
        assertThat(Lengths.of(oneToTwenty)).isEqualTo(new Lengths(20, 1, 1, 10, 19, 20, 10.5));
        assertThat(Lengths.of(new int[] {7})).isEqualTo(new Lengths(1, 7, 7, 7, 7, 7, 7));
    }

    @Test
    void aHistogramCountsEveryLengthOnceInTenBinsAtMost() {
        int[] lengths = IntStream.rangeClosed(3, 61).toArray();
        assertThat(Histogram.of(lengths))
                .hasSize(10)
                .startsWith(new Histogram.Bin(3, 8, 6))
                .endsWith(new Histogram.Bin(57, 62, 5));
        assertThat(Histogram.of(new int[] {4, 4})).containsExactly(new Histogram.Bin(4, 4, 2));
        assertThat(Histogram.of(new int[] {1, 50_000}))
                .extracting(Histogram.Bin::count)
                .containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
    }
}
