package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Rollout;

/** A network that forecasts two rows, which rise by 1 and by 3 from the last value. */
class SeriesRolloutTest {
    private static final String TABLE = "y,x\n1,0\n2,1\n3,0\n4,1\n5,0\n6,1\n7,0\n8,1\n9,0\n10,1\n";
    private static final String OPTIONS =
            "'target': 'y', 'history': 2, 'horizon': 2, 'scale': 'none', 'relative': 'last'";

    @TempDir
    Path folder;

    private PredictionCodec codec(String options) {
        return (PredictionCodec)
                SeriesFixture.open(folder, TABLE, OPTIONS + options).codec();
    }

    private static List<Double> forecast(PredictionCodec codec, String table) {
        List<Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader(table)), "stdin").forEachRemaining(requests::add);
        Predictions step = rises();
        Optional<Rollout> rollout = codec.rollout(requests);
        if (rollout.isPresent()) {
            for (int ahead = 2; ahead <= rollout.get().steps(); ahead++) {
                assertThat(rollout.get().next(step).batch()).isEqualTo(1);
            }
            step = rollout.get().last(step);
        }
        var value = (PredictedValue.Forecast)
                codec.decode(requests, step, false).get(0).value();
        return value.steps().stream().map(one -> one.targets().get("y").point()).toList();
    }

    private static Predictions.Values rises() {
        return new Predictions.Values(new float[][] {{1, 3}}, new double[0], new float[1][2][0]);
    }

    @Test
    void everyHorizonFollowsTheOneBefore() {
        PredictionCodec codec = codec("");
        assertThat(forecast(codec, "y\n6\n7\n")).containsExactly(8.0, 10.0);
        assertThat(forecast(codec.withHorizon(1), "y\n6\n7\n")).containsExactly(8.0);
        assertThat(forecast(codec.withHorizon(5), "y\n6\n7\n")).containsExactly(8.0, 10.0, 11.0, 13.0, 14.0);
    }

    @Test
    void whatIsKnownAheadMustReachTheEndOfTheLastHorizon() {
        PredictionCodec codec = codec(", 'known': 'x'").withHorizon(3);
        assertThat(forecast(codec, "y,x\n6,0\n7,1\n,0\n,1\n,0\n,1\n")).containsExactly(8.0, 10.0, 11.0);
        assertThatThrownBy(() -> forecast(codec, "y,x\n6,0\n7,1\n,0\n,1\n"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "stdin: the series stdin has 2 rows after its last target, but data.known = x must be given for 4; add rows with empty targets");
    }

    @Test
    void whatIsNotKnownAheadCannotBeForecast() {
        PredictionCodec codec = codec(", 'past': 'x'");
        assertThat(forecast(codec.withHorizon(1), "y,x\n6,0\n7,1\n")).containsExactly(8.0);
        assertThatThrownBy(() -> codec.withHorizon(3))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "a horizon of 3 rows is longer than data.horizon = 2, and data.past = x is not known for the rows between; train the model with data.horizon = 3");
    }
}
