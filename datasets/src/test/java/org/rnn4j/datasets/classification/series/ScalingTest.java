package org.rnn4j.datasets.classification.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingTest {

    /** E[x^2] - E[x]^2 cancels here: 1e12 and 0.25 differ by more digits than a double holds safely. */
    @Test
    void aChannelFarFromZeroIsScaledByItsOwnDeviation() {
        Channels series = new Channels(1, new float[] {999_999.5f, 1_000_000.5f, 999_999.5f, 1_000_000.5f});
        Scaling scaling = Scaling.fit(1, List.of(series));
        assertThat(scaling.means()).containsExactly(1e6);
        assertThat(scaling.deviations()).containsExactly(0.5);
        assertThat(scaling.apply(series)).containsExactly(-1, 1, -1, 1);
    }

    @Test
    void aConstantChannelIsNotScaledAndMissingValuesTakeNoPart() {
        Channels series = new Channels(2, new float[] {0.1f, 0.1f, 0.1f, 1, Float.NaN, 3});
        Scaling scaling = Scaling.fit(2, List.of(series));
        assertThat(scaling.deviations()).containsExactly(1.0, 1.0);
        assertThat(scaling.means().get(1)).isEqualTo(2);
        assertThat(scaling.apply(series)[4]).isZero();
    }
}
