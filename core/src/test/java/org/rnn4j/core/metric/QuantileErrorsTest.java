package org.rnn4j.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class QuantileErrorsTest {

    /** Levels 0.1, 0.5 and 0.9 stand for 0.3, 0.4 and 0.3 of all levels; pinball losses of 2 are 0.1, 0.5 and 0.2. */
    @Test
    void theScoreWeighsLevelsByTheirShare() {
        QuantileErrors errors = new QuantileErrors(new double[] {0.1, 0.5, 0.9});
        errors.add(2, new double[] {1, 1, 4});
        errors.add(Double.NaN, new double[] {1, 1, 4});
        assertThat(errors.crps()).isCloseTo(2 * (0.3 * 0.1 + 0.4 * 0.5 + 0.3 * 0.2), within(1e-12));
    }

    @Test
    void theScoreOfTheMedianAloneIsTheAbsoluteError() {
        QuantileErrors errors = new QuantileErrors(new double[] {0.5});
        errors.add(2, new double[] {5});
        assertThat(errors.crps()).isEqualTo(3);
    }

    /** Gneiting and Raftery (2007), equation 21: of a standard normal at 0.7, 0.7 (2 F(0.7) - 1) + 2 f(0.7) - 1 / sqrt(pi). */
    @Test
    void withManyLevelsItIsThatOfTheNormalDistribution() {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double[] levels =
                IntStream.range(0, 999).mapToDouble(i -> (i + 1) / 1000.0).toArray();
        QuantileErrors errors = new QuantileErrors(levels);
        errors.add(
                0.7,
                IntStream.range(0, 999)
                        .mapToDouble(i -> normal.inverseCumulativeProbability(levels[i]))
                        .toArray());
        double exact =
                0.7 * (2 * normal.cumulativeProbability(0.7) - 1) + 2 * normal.density(0.7) - 1 / Math.sqrt(Math.PI);
        assertThat(errors.crps()).isCloseTo(exact, within(1e-3));
    }
}
