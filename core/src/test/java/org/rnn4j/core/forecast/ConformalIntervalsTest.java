package org.rnn4j.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;

class ConformalIntervalsTest {

    /** Errors 1 to 9 have mean 5; an interval of 80 % takes the 8th of 9, of 90 % the 9th. */
    @Test
    void theIntervalIsTheRankOfSplitConformalPrediction() {
        var collector = new ConformalIntervals.Collector(1, 1);
        for (double error : new double[] {3, -1, 2, 9, -5, 4, 8, -7, 6, Double.NaN}) {
            collector.add(0, error);
        }
        ConformalIntervals intervals = collector.intervals();
        assertThat(intervals.spreads()).containsExactly(5.0);
        assertThat(intervals.half(0, 0.8)).isCloseTo(8, within(1e-12));
        assertThat(intervals.half(0, 0.9)).isCloseTo(9, within(1e-12));
        assertThat(intervals.half(0, 0.1)).isCloseTo(1, within(1e-12));
        assertThat(intervals.offers(0.9)).isTrue();
        assertThat(intervals.offers(0.95)).isFalse();
        assertThatThrownBy(() -> intervals.half(0, 0.95))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "an interval of 95 % needs more than 9 held-back values, which this model was calibrated on; ask for less");
    }

    /** Two steps ahead of two targets: the second step errs ten times as much, the second target a hundred times. */
    @Test
    void stepsHaveTheirOwnSpreadAndTargetsTheirOwnScores() {
        var collector = new ConformalIntervals.Collector(4, 2);
        for (int i = 1; i <= 4; i++) {
            collector.add(0, i);
            collector.add(1, 100 * i);
            collector.add(2, 10 * i);
            collector.add(3, 1000 * i);
        }
        ConformalIntervals intervals = collector.intervals();
        assertThat(intervals.spreads()).containsExactly(2.5, 250.0, 25.0, 2500.0);
        assertThat(intervals.half(2, 0.8)).isCloseTo(10 * intervals.half(0, 0.8), within(1e-9));
        assertThat(intervals.half(3, 0.8)).isCloseTo(1000 * intervals.half(0, 0.8), within(1e-9));
        assertThat(intervals.half(0, 0.8)).isCloseTo(4, within(1e-12)); // the 8th of 8: 4 / 2.5 times 2.5
    }

    @Test
    void manyScoresAreThinnedOut() {
        var collector = new ConformalIntervals.Collector(1, 1);
        IntStream.rangeClosed(1, 100_000).forEach(i -> collector.add(0, i));
        ConformalIntervals intervals = collector.intervals();
        assertThat(intervals.scores().get(0).sorted()).hasSize(1_000);
        assertThat(intervals.half(0, 0.8)).isCloseTo(80_001, within(60.0));
    }

    /** By hand: a row with one of two missed at 80 % multiplies by exp(0.1 (0.5 - 0.2)). */
    @Test
    void missedRowsWidenOnceTheyAreKnown() {
        IntervalTracker tracker = new IntervalTracker(0.8, 1);
        assertThat(tracker.factor(5)).isEqualTo(1);
        tracker.add(6, true);
        tracker.add(6, false);
        assertThat(tracker.factor(5)).isEqualTo(1);
        assertThat(tracker.factor(6)).isCloseTo(Math.exp(0.03), within(1e-12));
        tracker.add(7, false);
        assertThat(tracker.factor(9)).isCloseTo(Math.exp(0.01), within(1e-12));
        IntervalTracker slow = new IntervalTracker(0.8, 25);
        slow.add(6, true);
        assertThat(slow.factor(6)).isCloseTo(Math.exp(0.05 * 0.8), within(1e-12));
    }

    /** Errors that double in size are held by 80 % of the intervals again. */
    @Test
    void coverageReturnsWhenErrorsGrow() {
        Random random = new Random(1);
        IntervalTracker tracker = new IntervalTracker(0.8, 1);
        int held = 0;
        for (int row = 0; row < 4_000; row++) {
            boolean missed = Math.abs(2 * random.nextGaussian()) > 1.2816 * tracker.factor(row);
            tracker.add(row + 1, missed);
            held += !missed && row >= 1_000 ? 1 : 0;
        }
        assertThat(held / 3_000.0).isCloseTo(0.8, within(0.01));
    }
}
