package org.rnn4j.models.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;

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

    /** scipy.stats.t(2 + softplus(0.7), 0.3, softplus(-0.4) + 0.001). */
    @Test
    void studentLossAndQuantilesAreThoseOfScipy() {
        double[] row = {0.3, -0.4, 0.7};
        ValueDistribution student = ValueDistribution.of(new DistributionSpec.StudentT(List.of(0.1, 0.5, 0.9)));
        assertThat(student.loss(row, 0, 0.3, new double[3])).isCloseTo(0.3327412749354144, within(1e-10));
        assertThat(student.loss(row, 0, 2, new double[3])).isCloseTo(3.4297845008056402, within(1e-10));
        assertThat(student.loss(row, 0, -1.5, new double[3])).isCloseTo(3.614742725247922, within(1e-10));
        assertThat(student.quantiles(row, 0))
                .containsExactly(new double[] {-0.5343262143631831, 0.3, 1.1343262143631834}, within(1e-6));
        assertThat(student.point(row, 0)).isEqualTo(0.3);
    }

    /** scipy.stats.nbinom(r, r / (r + m)) with m = e^1.2 and r = 1 / (softplus(-0.3) + 0.0001). */
    @Test
    void negativeBinomialLossAndQuantilesAreThoseOfScipy() {
        double[] row = {1.2, -0.3};
        ValueDistribution counts =
                ValueDistribution.of(new DistributionSpec.NegativeBinomial(List.of(0.1, 0.5, 0.9, 0.999)));
        assertThat(counts.loss(row, 0, 0, new double[2])).isCloseTo(1.8831195306177237, within(1e-10));
        assertThat(counts.loss(row, 0, 3, new double[2])).isCloseTo(2.019898881653375, within(1e-10));
        assertThat(counts.loss(row, 0, 20, new double[2])).isCloseTo(8.047798765023648, within(1e-10));
        assertThat(counts.quantiles(row, 0)).containsExactly(0, 3, 7, 19);
        assertThat(counts.point(row, 0)).isCloseTo(3.3201169227365472, within(1e-12));
        assertThatThrownBy(() -> counts.loss(row, 0, 0.5, new double[2]))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "model.distribution = negative-binomial needs counts, but a target of the network is 0.5; set data.counts to true if the values are counts, or use student-t");
    }

    /** Computed with SciPy's normal distribution and its root finder. */
    @Test
    void theMixtureIsThatOfScipy() {
        ValueDistribution mixture = ValueDistribution.of(new DistributionSpec.Mixture(3, List.of(0.1, 0.5, 0.9)));
        double[] row = {1, -2, 0.5, 0.3, -0.4, 0.1, -0.5, 0.2, -1};
        double[] gradient = new double[9];
        assertThat(mixture.loss(row, 0, 0.7, gradient)).isCloseTo(0.5305997661968009, within(1e-12));
        assertThat(mixture.point(row, 0)).isCloseTo(0.1797572161784778, within(1e-12));
        assertThat(mixture.quantiles(row, 0))
                .containsExactly(
                        new double[] {-2.103461645696597, 0.541066283651006, 1.4551271192458715}, within(1e-9));
        for (int p = 0; p < 9; p++) {
            double[] above = row.clone();
            double[] below = row.clone();
            above[p] += 1e-6;
            below[p] -= 1e-6;
            double slope =
                    (mixture.loss(above, 0, 0.7, new double[9]) - mixture.loss(below, 0, 0.7, new double[9])) / 2e-6;
            assertThat(gradient[p]).isCloseTo(slope, within(1e-8));
        }
        assertThat(ValueDistribution.named("mixture", mixture.levels(), 3).parameters())
                .isEqualTo(9);
    }

    @Test
    void gradientsMatchFiniteDifferences() {
        List<Double> levels = List.of(0.1, 0.9);
        for (DistributionSpec spec : List.of(
                new DistributionSpec.StudentT(levels),
                new DistributionSpec.NegativeBinomial(levels),
                new DistributionSpec.Gaussian(levels))) {
            ValueDistribution distribution = ValueDistribution.of(spec);
            for (double[] row : new double[][] {{0.4, -0.7, 0.2}, {2, 1.5, -3}, {-1, 3, 4}}) {
                for (double target : new double[] {0, 2, 17}) {
                    double[] gradient = new double[3];
                    distribution.loss(row, 0, target, gradient);
                    for (int p = 0; p < distribution.parameters(); p++) {
                        double[] above = row.clone();
                        double[] below = row.clone();
                        above[p] += 1e-6;
                        below[p] -= 1e-6;
                        double slope = (distribution.loss(above, 0, target, new double[3])
                                        - distribution.loss(below, 0, target, new double[3]))
                                / 2e-6;
                        assertThat(gradient[p])
                                .as("%s, parameter %d", spec, p)
                                .isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
                    }
                }
            }
        }
    }
}
