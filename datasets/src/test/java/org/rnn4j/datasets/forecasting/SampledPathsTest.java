package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Rollout;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.Split;

/** A network that always predicts a standard normal change, on a constant series: a random walk. */
class SampledPathsTest {
    private static final String TABLE = "y\n" + "7\n".repeat(40);
    private static final String OPTIONS =
            "'target': 'y', 'history': 2, 'horizon': 9, 'scale': 'none', 'relative': 'last', 'forecast': 'recursive'";
    private static final double[] LEVELS = {0.1, 0.5, 0.9};

    @TempDir
    Path folder;

    private static Predictions.Values changes(int rows) {
        float[][][] quantiles = new float[rows][1][];
        for (float[][] row : quantiles) {
            row[0] = new float[] {-1.2815516f, 0, 1.2815516f};
        }
        return new Predictions.Values(new float[rows][1], LEVELS, quantiles);
    }

    private Predictions.Values forecast(String options) {
        SequenceData data = SeriesFixture.open(folder, TABLE, OPTIONS + options);
        SequenceBatch batch = SeriesFixture.batches(data, Split.TRAIN).get(0);
        Rollout rollout = data.rollout(batch, Split.TRAIN).orElseThrow();
        Predictions.Values step = changes(1);
        for (int ahead = 2; ahead <= rollout.steps(); ahead++) {
            step = changes(rollout.next(step).batch());
        }
        return (Predictions.Values) rollout.last(step);
    }

    /** After k steps the standard deviation of a random walk is sqrt(k). */
    @Test
    void theQuantilesOfARandomWalkWidenWithTheRootOfTheSteps() {
        Predictions.Values forecast = forecast(", 'paths': 4000");
        for (int k = 1; k <= 9; k++) {
            float[] quantiles = forecast.quantiles()[0][k - 1];
            assertThat(quantiles[2] - quantiles[0])
                    .isCloseTo((float) (2 * 1.2815516 * Math.sqrt(k)), within(0.12f * (float) Math.sqrt(k)));
            assertThat(forecast.point()[0][k - 1]).isCloseTo(0, within(0.08f * (float) Math.sqrt(k)));
        }
    }

    @Test
    void withoutPathsTheyDoNot() {
        Predictions.Values forecast = forecast("");
        assertThat(forecast.quantiles()[0][8]).containsExactly(forecast.quantiles()[0][0], within(1e-6f));
    }

    @Test
    void theSameWindowDrawsTheSamePaths() {
        assertThat(forecast(", 'paths': 50").point())
                .isEqualTo(forecast(", 'paths': 50").point());
    }

    @Test
    void drawnCountsAreCounts() {
        SequenceData data = SeriesFixture.open(
                folder,
                TABLE,
                "'target': 'y', 'history': 2, 'horizon': 2, 'forecast': 'recursive', 'counts': true, 'paths': 1");
        SequenceBatch batch = SeriesFixture.batches(data, Split.TRAIN).get(0);
        assertThat(((OneVector) batch.targets()).values()).containsExactly(7);
        Rollout rollout = data.rollout(batch, Split.TRAIN).orElseThrow();
        rollout.next(changes(1));
        float[] drawn = ((Predictions.Values) rollout.last(changes(1))).point()[0];
        assertThat(drawn[0]).isEqualTo(Math.round(drawn[0])).isNotNegative();
        assertThat(drawn[1]).isEqualTo(Math.round(drawn[1])).isNotNegative();
    }

    @Test
    void aPointIsNoDistribution() {
        SequenceData data = SeriesFixture.open(folder, TABLE, OPTIONS + ", 'paths': 10");
        Rollout rollout = data.rollout(SeriesFixture.batches(data, Split.TRAIN).get(0), Split.TRAIN)
                .orElseThrow();
        assertThatThrownBy(
                        () -> rollout.next(new Predictions.Values(new float[1][1], new double[0], new float[1][1][0])))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.paths = 10, but model.distribution has no quantiles to draw from; set it to gaussian, student-t or quantile");
    }

    @Test
    void pathsAndCountsAreRefusedWhereTheyDoNothing() {
        assertThatThrownBy(() -> SeriesFixture.open(folder, TABLE, "'target': 'y', 'history': 2, 'paths': 10"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.paths = 10, but only data.forecast = recursive draws paths; set it, or leave out paths");
        assertThatThrownBy(() -> SeriesFixture.open(
                        folder, TABLE, "'target': 'y', 'history': 2, 'counts': true, 'relative': 'last'"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("data.counts = true forecasts the values as they are");
    }
}
