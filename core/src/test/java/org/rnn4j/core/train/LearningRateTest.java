package org.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.job.ScheduleSpec;

class LearningRateTest {
    @Test
    void constantNeverChanges() {
        LearningRate rate = new LearningRate(0.5, new ScheduleSpec.Constant());
        assertThat(rate.at(0, 1, 0)).isEqualTo(rate.at(1, 9, 3)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0", "4, 1.0", "5, 0.5", "6, 0.5", "7, 0.25", "9, 0.125"})
    void stepDropsAtItsEpochs(int epoch, double expected) {
        LearningRate rate = new LearningRate(1, new ScheduleSpec.Step(0.5, 2, 5));
        assertThat(rate.at(0.3, epoch, 0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "0.1, 1.0", "0.2, 2.0", "0.6, 1.1", "1.0, 0.2"})
    void cosineWarmsUpAndFallsToItsFloor(double progress, double expected) {
        LearningRate rate = new LearningRate(2, new ScheduleSpec.Cosine(0.2, 0.1));
        assertThat(rate.at(progress, 1, 0)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void cosineWithoutWarmUpBeginsAtTheTop() {
        assertThat(new LearningRate(2, new ScheduleSpec.Cosine(0, 0)).at(0, 1, 0))
                .isEqualTo(2);
    }

    @Test
    void plateauMultipliesAfterEveryCut() {
        LearningRate rate = new LearningRate(1, new ScheduleSpec.Plateau(0.5, 2));
        assertThat(rate.at(0.9, 9, 0)).isEqualTo(1);
        assertThat(rate.at(0.9, 9, 3)).isEqualTo(0.125);
    }

    @Test
    void standingCountsValidationsWithoutABetterLoss() {
        Standing standing = Standing.FIRST.with(3, 3, 10, 2).with(3, 3, 20, 2);
        assertThat(standing).isEqualTo(new Standing(3, 3, 10, 1, 1, 0));
        standing = standing.with(4, 4, 30, 2);
        assertThat(standing).isEqualTo(new Standing(3, 3, 10, 2, 0, 1));
        standing = standing.with(5, 5, 40, 2);
        assertThat(standing).isEqualTo(new Standing(3, 3, 10, 3, 1, 1));
        assertThat(standing.with(2, 2, 50, 2)).isEqualTo(new Standing(2, 2, 50, 0, 0, 1));
    }
}
