package org.rnn4j.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected losses were computed with SciPy's multivariate normal, normal and NumPy. */
class StepDistributionTest {
    private static final double[] STROKE = {
        0.2, -0.5, 1.1, 0.3, -0.7, 0.5, -1.2, -0.4, 0.8, -0.3, 0.6, 0.1, -0.9, 0.7, -1.5
    };
    private static final double[] VALUES = {0.4, -0.2, 1, -0.5, 0.3, -1, 2, 0.1, -0.2, 0.4, -0.6, 0.3, -0.8, 0.2};

    static Stream<StepDistribution> all() {
        return Stream.of(
                new StrokeMixture(2, 0),
                new StrokeMixture(3, 0.4),
                new ValueMixture(3, 2, 0),
                new ValueMixture(2, 3, 0.7),
                new Bernoullis(5));
    }

    private static double loss(StepDistribution distribution, double[] row, double... step) {
        return distribution.loss(row, step, new double[row.length]);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.3, 2.26208217916971, 1.375281040267448",
        "1, 0.3, 2.26208217916971, 2.075281040267448",
        "2, 0, 2.155952281490309, 0.47528104026744783"
    })
    void theLossOfAStrokeIsThatOfItsOffsetAndItsPen(int pen, double floor, double offset, double state) {
        StrokeMixture strokes = new StrokeMixture(2, floor);
        double[] step = StrokeMixture.step(0.4, -1.3, 2 + pen);
        assertThat(strokes.offsetLoss(STROKE, step, new double[15])).isCloseTo(offset, within(1e-12));
        assertThat(strokes.penLoss(STROKE, step, new double[15])).isCloseTo(state, within(1e-12));
        assertThat(loss(strokes, STROKE, step)).isCloseTo(offset + state, within(1e-12));
    }

    @Test
    void theLossOfValuesIsThatOfAMixtureOfNormalDistributions() {
        assertThat(loss(new ValueMixture(3, 2, 0.25), VALUES, 0.7, 0.2, -0.4))
                .isCloseTo(3.7880739331626403, within(1e-12));
        assertThat(loss(new ValueMixture(3, 2, 0), VALUES, 0.7, 0.2, -0.4))
                .isCloseTo(3.7847676626899545, within(1e-12));
    }

    @Test
    void theLossOfFeaturesIsASumOfCrossEntropies() {
        assertThat(loss(new Bernoullis(4), new double[] {1.5, -0.3, 2, 0}, 1, 0, 0, 1))
                .isCloseTo(3.5758437140541965, within(1e-12));
        assertThat(loss(new Bernoullis(2), new double[] {800, -800}, 1, 0)).isZero();
        assertThat(loss(new Bernoullis(1), new double[] {-800}, 1)).isEqualTo(800);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theGradientMatchesFiniteDifferences(StepDistribution distribution) {
        Random random = new Random(7);
        for (int trial = 0; trial < 5; trial++) {
            double[] row = random.doubles(distribution.parameters(), -1.5, 1.5).toArray();
            double[] step = distribution.draw(row, 1.3, new SplittableRandom(trial));
            double[] gradient = new double[row.length];
            distribution.loss(row, step, gradient);
            for (int j = 0; j < row.length; j++) {
                double value = row[j];
                row[j] = value + 1e-5;
                double above = loss(distribution, row, step);
                row[j] = value - 1e-5;
                double below = loss(distribution, row, step);
                row[j] = value;
                assertThat(gradient[j]).isCloseTo((above - below) / 2e-5, within(1e-7 * (1 + Math.abs(gradient[j]))));
            }
        }
    }

    /** The mean loss of draws is the entropy; draws with another covariance or other weights would cost more or less. */
    @ParameterizedTest
    @MethodSource("all")
    void drawsFollowTheDistribution(StepDistribution distribution) {
        double[] row = new Random(3).doubles(distribution.parameters(), -1, 1).toArray();
        SplittableRandom random = new SplittableRandom(5);
        double[] sum = new double[row.length];
        double[] gradient = new double[row.length];
        int draws = 40_000;
        for (int i = 0; i < draws; i++) {
            distribution.loss(row, distribution.draw(row, 1, random), gradient);
            for (int j = 0; j < sum.length; j++) {
                sum[j] += gradient[j] / draws;
            }
        }
        assertThat(sum).containsOnly(new double[] {0}, within(0.05)); // the expected score is zero
    }

    @Test
    void temperatureZeroTakesTheLikeliestChoices() {
        StrokeMixture strokes = new StrokeMixture(2, 0.1);
        double[] row = {0, 3, 1, -1, 4, 9, 0.25, 9, -2, 0, 0, 0, 0, 0, 0};
        double[] tie = row.clone();
        tie[0] = 3;
        SplittableRandom random = new SplittableRandom(1);
        assertThat(strokes.draw(row, 0, random)).containsExactly(0.25, -2, 0, 1, 0);
        assertThat(strokes.draw(tie, 0, random)).containsExactly(0.25, -2, 1, 0, 0);
        assertThat(new Bernoullis(3).draw(new double[] {0.1, -0.1, 0}, 0, random))
                .containsExactly(1, 0, 0);
        assertThat(new ValueMixture(1, 2, 1).draw(new double[] {1, 2, 5, 7, 0, 0}, 0, random))
                .containsExactly(7);
    }

    @Test
    void theTemperatureDoesNotChangeHowOftenLinesEnd() {
        StrokeMixture strokes = new StrokeMixture(1, 0.1);
        double[] row = {Math.log(0.9), Math.log(0.08), Math.log(0.02), 0, 0, 0, 0, 0, 0};
        SplittableRandom random = new SplittableRandom(2);
        double lifts = 0;
        double ends = 0;
        for (int i = 0; i < 20_000; i++) {
            double[] step = strokes.draw(row, 0.05, random);
            lifts += step[StrokeMixture.LIFT] / 20_000;
            ends += strokes.ends(step) ? 1 / 20_000.0 : 0;
        }
        assertThat(lifts).isCloseTo(0.08, within(0.01));
        assertThat(ends).isCloseTo(0.02, within(0.005));
    }

    @Test
    void temperatureMultipliesTheVariance() {
        ValueMixture normal = new ValueMixture(1, 1, 0);
        SplittableRandom random = new SplittableRandom(1);
        double squares = 0;
        for (int i = 0; i < 20_000; i++) {
            double x = normal.draw(new double[] {0, 3, Math.log(2)}, 0.25, random)[0] - 3;
            squares += x * x / 20_000;
        }
        assertThat(squares).isCloseTo(1, within(0.05));
        assertThat(normal.mean(new double[] {0, 3, 0})).containsExactly(3);
        assertThat(new ValueMixture(1, 2, 0).mean(new double[] {Math.log(3), 0, 1, 5, 0, 0})[0])
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void aFloorBoundsTheDensityOfAComponentThatShrinks() {
        double[] row = {0, 0, 0, 0, 0.5, 0.5, -400, -400, 60};
        double[] gradient = new double[9];
        StrokeMixture strokes = new StrokeMixture(1, 0.01);
        double loss = strokes.offsetLoss(row, StrokeMixture.step(0.5, 0.5, 2), gradient);
        assertThat(loss).isCloseTo(Math.log(2 * Math.PI * 0.01 * 0.01), within(1e-9));
        assertThat(Arrays.stream(gradient)).allMatch(Double::isFinite);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aDistributionIsFoundByItsName(StepDistribution distribution) {
        assertThat(StepDistribution.named(
                        distribution.name(),
                        distribution.values(),
                        distribution.components(),
                        distribution.sigmaFloor()))
                .isEqualTo(distribution);
    }
}
