package org.rnn4j.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.forecast.Alarms.Window;

class AnomalyTest {

    @Test
    void theLikelihoodIsTheTailOfTheErrorsBefore() {
        AnomalyLikelihood likelihood = new AnomalyLikelihood(4, 1);
        assertThat(likelihood.next(1)).isEqualTo(0.5);
        likelihood.next(1);
        likelihood.next(1);
        // mean 2, variance 3, the latest is 5: z = sqrt(3), and 1 - Q(sqrt(3)) = 0.958368
        assertThat(likelihood.next(5)).isCloseTo(0.958368, within(1e-6));
        assertThat(likelihood.next(Double.NaN)).isNaN();
        // the window is now 1, 1, 5, 2: mean 2.25, variance 2.6875, z = -0.152499
        assertThat(likelihood.next(2)).isCloseTo(0.439397, within(1e-5));
    }

    @Test
    void errorsThatAreAllAlikeAreUsual() {
        AnomalyLikelihood likelihood = new AnomalyLikelihood(10, 2);
        for (int i = 0; i < 30; i++) {
            assertThat(likelihood.next(3)).isEqualTo(0.5);
        }
    }

    @Test
    void alarmsThatFollowOneAnotherCountAsOne() {
        double[] scores = {1, 0, 1, 1, 0, 0, 0, 1, 0, 1};
        Alarms alarms = Alarms.of(scores, 0.9, 2, 1, List.of(new Window(3, 5), new Window(6, 6)));
        // the first is before what counts; then one at 2 and 3, and one at 7 and 9
        assertThat(Alarms.runs(scores, 0.9, 2, 1)).containsExactly(new Window(2, 3), new Window(7, 9));
        assertThat(alarms).isEqualTo(new Alarms(2, 1, 2, 1));
        assertThat(alarms.and(new Alarms(3, 2, 5, 4))).isEqualTo(new Alarms(5, 3, 7, 5));
        assertThat(alarms.precision()).isEqualTo(0.5);
        assertThat(alarms.recall()).isEqualTo(0.5);
        assertThat(alarms.f1()).isEqualTo(0.5);
    }

    /** One of ten scores may reach the threshold, which is just above the second highest. */
    @Test
    void theThresholdLetsAShareOfUsualStepsPass() {
        double[] usual = {0.1, 0.9, 0.3, 0.2, 0.5, 0.4, 0.6, Double.NaN, 0.7, 0.8, 0.0};
        assertThat(Alarms.threshold(usual, 0.1)).isEqualTo(Math.nextUp(0.8));
        assertThat(Alarms.threshold(usual, 0.19)).isEqualTo(Math.nextUp(0.8));
        assertThat(Alarms.threshold(usual, 0)).isEqualTo(Math.nextUp(0.9));
    }
}
