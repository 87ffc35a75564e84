package org.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimekeeperTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(1_000 * SECOND);

    @Test
    void countsFromTheFirstBeginning() {
        Timekeeper time = keeper(0, Duration.ofSeconds(30), 0);
        now.addAndGet(5 * SECOND);
        assertThat(time.seconds()).isEqualTo(35);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(35));
    }

    @Test
    void speedIsTargetsOverTheTimeOfSteps() {
        Timekeeper time = keeper(0, Duration.ZERO, 0);
        assertThat(time.tokensPerSecond()).isZero();
        assertThat(step(time, 2, 100)).isEqualTo(2);
        now.addAndGet(50 * SECOND); // a listener
        assertThat(step(time, 3, 400)).isEqualTo(3);
        assertThat(time.tokensPerSecond()).isEqualTo(100);
    }

    @Test
    void aStepTakesSomeTimeEvenIfTheClockStands() {
        Timekeeper time = keeper(0, Duration.ZERO, 0);
        assertThat(step(time, 0, 100)).isEqualTo(1e-9);
    }

    @Test
    void withoutABudgetNothingIsSpentOrOver() {
        Timekeeper time = keeper(0, Duration.ZERO, 10);
        step(time, 1_000, 1);
        assertThat(time.share()).isZero();
        assertThat(time.over()).isFalse();
    }

    /** A step of 4 s per 10 targets; 60 targets to validate take half of that each, 12 s. */
    @Test
    void beforeTheFirstValidationItsTimeIsGuessedFromTheFastestStep() {
        Timekeeper time = keeper(100, Duration.ZERO, 60);
        step(time, 10, 10);
        step(time, 4, 10);
        assertThat(time.share()).isCloseTo(14 / 88.0, within(1e-12));
        now.addAndGet(67 * SECOND); // 81 s, and 12 s to validate, and a step of 7 s as they are on the average
        assertThat(time.over()).isFalse();
        now.addAndGet(1);
        assertThat(time.over()).isTrue();
    }

    @Test
    void theGuessIsAtMostWhatAFirstValidationMayTake() {
        Timekeeper time = keeper(100, Duration.ZERO, 1_000_000);
        step(time, 10, 1);
        assertThat(time.share()).isCloseTo(10 / 85.0, within(1e-12));
    }

    @Test
    void theGuessIsAtMostHalfOfWhatIsLeftWhenResumed() {
        Timekeeper time = keeper(100, Duration.ofSeconds(90), 1_000_000);
        step(time, 1, 1);
        assertThat(time.share()).isCloseTo(91 / 95.0, within(1e-12));
    }

    @Test
    void aValidationThatWasMeasuredIsWhatIsReserved() {
        Timekeeper time = keeper(100, Duration.ZERO, 1_000_000);
        step(time, 10, 1);
        long from = time.nanos();
        now.addAndGet(20 * SECOND);
        time.validationTook(from);
        assertThat(time.share()).isCloseTo(30 / 80.0, within(1e-12));
        now.addAndGet(40 * SECOND); // 70 s, and 20 s to validate, and a step of 10 s
        assertThat(time.over()).isFalse();
        now.addAndGet(1);
        assertThat(time.over()).isTrue();
        now.addAndGet(100 * SECOND);
        assertThat(time.share()).isEqualTo(1);
    }

    /** A tenth of the budget, 10 s, of which a quarter must have passed. */
    @Test
    void aValidationMayTakeATenthOfTheBudget() {
        Timekeeper time = keeper(100, Duration.ZERO, 1_000);
        long from = time.nanos();
        now.addAndGet(5 * SECOND / 2 - 1);
        assertThat(time.affordable(from, 1, 1_000)).isEmpty(); // too early to tell
        now.addAndGet(1);
        assertThat(time.affordable(from, 250, 1_000)).isEmpty(); // 10 s
        assertThat(time.affordable(from, 200, 1_000)).hasValue(800); // 12.5 s
        assertThat(time.affordable(from, 1, 1_000_000)).hasValue(4);
        now.addAndGet(97 * SECOND);
        assertThat(time.affordable(from, 1, 1_000)).hasValue(1);
        assertThat(keeper(0, Duration.ZERO, 1_000).affordable(0, 1, 1_000)).isEmpty();
    }

    @Test
    void theWholeSplitMayTakeAQuarterOfTheBudgetOrWhatIsLeftOfIt() {
        Timekeeper time = keeper(100, Duration.ZERO, 1_000);
        assertThat(time.allows(100)).isTrue();
        assertThat(time.allows(100.1)).isFalse();
        now.addAndGet(90 * SECOND);
        assertThat(time.allows(25)).isTrue();
        assertThat(time.allows(25.1)).isFalse();
        assertThat(keeper(0, Duration.ZERO, 1_000).allows(1e9)).isTrue();
    }

    /** After a validation of 5 s on a subset, 20 s are kept for the whole split, but not 30 s. */
    @Test
    void timeForTheWholeSplitIsReservedAfterASubset() {
        Timekeeper time = keeper(100, Duration.ZERO, 1_000);
        step(time, 5, 1);
        long from = time.nanos();
        now.addAndGet(5 * SECOND);
        time.reserve(20);
        time.validationTook(from);
        assertThat(time.share()).isCloseTo(10 / 75.0, within(1e-12));
        time.reserve(30);
        assertThat(time.share()).isCloseTo(10 / 95.0, within(1e-12));
    }

    @Test
    void oneStepIsAlwaysTaken() {
        Timekeeper time = keeper(1, Duration.ofSeconds(2), 0);
        assertThat(time.over()).isFalse();
        step(time, 1, 1);
        assertThat(time.over()).isTrue();
    }

    private Timekeeper keeper(int budget, Duration spent, long validationTargets) {
        return new Timekeeper(now::get, Duration.ofSeconds(budget), spent, validationTargets);
    }

    private double step(Timekeeper time, long seconds, long targets) {
        long from = time.nanos();
        now.addAndGet(seconds * SECOND);
        return time.stepTook(from, targets);
    }
}
