package org.rnn4j.models.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValueDistributionTest {
    private static final ValueDistribution QUANTILES =
            ValueDistribution.of(new DistributionSpec.Quantile(List.of(0.1, 0.5, 0.9)));
    private static final ValueDistribution GAUSSIAN =
            ValueDistribution.of(new DistributionSpec.Gaussian(List.of(0.1, 0.5, 0.9)));

    @Test
    void pointLossIsHalfTheSquaredError() {
        double[] gradient = new double[1];
        assertThat(new ValueDistribution.Point().loss(new double[] {5}, 0, 2, gradient))
                .isEqualTo(4.5);
        assertThat(gradient).containsExactly(3);
    }

    @Test
    void quantileLossIsThePinballLoss() {
        double[] gradient = new double[3];
        // 0.1 * (2 - 1) + 0.5 * (2 - 1.5) + (0.9 - 1) * (2 - 4)
        assertThat(QUANTILES.loss(new double[] {1, 1.5, 4}, 0, 2, gradient)).isCloseTo(0.55, within(1e-12));
        assertThat(gradient).containsExactly(new double[] {-0.1, -0.5, 0.1}, within(1e-12));
    }

    @Test
    void sortsCrossedQuantilesAndPredictsTheMedian() {
        double[] row = {3, 1, 2};
        assertThat(QUANTILES.quantiles(row, 0)).containsExactly(1, 2, 3);
        assertThat(QUANTILES.point(row, 0)).isEqualTo(2);
        ValueDistribution tails = ValueDistribution.of(new DistributionSpec.Quantile(List.of(0.05, 0.4, 0.9)));
        assertThat(tails.point(row, 0)).isEqualTo(2);
    }

    @Test
    void gaussianLossIsTheNegativeLogLikelihood() {
        double deviation = Math.log(1 + Math.E) + 1e-3;
        double error = (4 - 1) / deviation;
        assertThat(GAUSSIAN.loss(new double[] {1, 1}, 0, 4, new double[2]))
                .isCloseTo(Math.log(deviation * Math.sqrt(2 * Math.PI)) + error * error / 2, within(1e-12));
    }

    @Test
    void gaussianQuantilesAreSymmetricAboutTheMean() {
        double deviation = Math.log(2) + 1e-3;
        double[] quantiles = GAUSSIAN.quantiles(new double[] {5, 0}, 0);
        assertThat(quantiles)
                .containsExactly(
                        new double[] {5 - 1.2815515655446004 * deviation, 5, 5 + 1.2815515655446004 * deviation},
                        within(1e-9));
    }

    @Test
    void ignoresUnknownTargets() {
        double[] gradient = new double[3];
        ValueDistribution point = new ValueDistribution.Point();
        assertThat(point.rowLoss(new double[] {1, 2, 3}, new double[] {0, Double.NaN, 0}, gradient))
                .isEqualTo((0.5 + 4.5) / 2);
        assertThat(gradient).containsExactly(0.5, 0, 1.5);
        assertThat(point.rowLoss(new double[] {1}, new double[] {Double.NaN}, gradient))
                .isZero();
    }
}
