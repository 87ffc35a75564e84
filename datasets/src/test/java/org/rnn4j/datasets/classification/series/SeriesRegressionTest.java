package org.rnn4j.datasets.classification.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

class SeriesRegressionTest {

    /** 1 2 6 and 5 5 5: means 3 and 5, variances 14/3 and 0, slopes (6 - 1) / 2 and 0 per step. */
    @Test
    void featuresAreResampledValuesAndASummaryOfEachChannel() {
        float[] features = SeriesRegression.features(new RealVectors(1, 2, 3, new float[] {1, 2, 6, 5, 5, 5}));
        assertThat(features).hasSize(110);
        assertThat(features[0]).isEqualTo(1);
        assertThat(features[49]).isEqualTo(6);
        assertThat(features[7]).isCloseTo(1 + 2 * 7 / 49f, within(1e-6f)); // of two steps, 49 parts
        assertThat(Arrays.copyOfRange(features, 50, 100)).containsOnly(5);
        assertThat(Arrays.copyOfRange(features, 100, 110))
                .containsExactly(
                        new float[] {3, (float) Math.sqrt(14 / 3.0), 1, 6, 2.5f, 5, 0, 5, 5, 0}, within(1e-6f));
    }

    @Test
    void aSingleStepHasNoSlope() {
        float[] features = SeriesRegression.features(new RealVectors(1, 1, 1, new float[] {4}));
        assertThat(Arrays.copyOfRange(features, 50, 55)).containsExactly(4, 0, 4, 4, 0);
    }

    /** Rising and falling series of unequal length, of both classes at the same levels. */
    @Test
    void theSlopeTellsRisingFromFalling() {
        List<SequenceValues> training = List.of(series(4, 5, 6), series(6, 5, 4), series(-6, -4), series(-4, -6));
        assertThat(new SeriesRegression()
                        .fit(training, new int[] {0, 1, 0, 1}, 2)
                        .predict(List.of(series(1, 2), series(2, 1, 0)))
                        .orElseThrow()
                        .classes())
                .containsExactly(0, 1);
    }

    private static SequenceValues series(float... values) {
        return new RealVectors(1, 1, values.length, values);
    }
}
