package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;

class RidgeRegressionTest {
    /** An autoregressive process, as numpy drew it. */
    private static final String DRAWN =
            "7.04,4.08,4.68,4.18,3.89,3.9,2.1,2.45,2.09,5.99,6.02,5.46,5.09,4.4,3.46,3.38,4.19,4.11,5.25,5.0,5.02,6.56,6.79,"
                    + "5.93,5.56,5.99,7.73,6.91,6.28,7.03,5.74,5.3,6.12,6.48,6.28,6.69,3.52,4.84,3.91,2.46,3.24,4.29,3.99,3.12,3.52,3.76,"
                    + "5.41,6.08,6.06,6.96,6.36,5.16,5.71,6.15,5.71,4.79,5.06,2.55,3.73,4.48";

    private static final String OPTIONS = "'target': 'y', 'history': 4, 'horizon': 2, 'scale': 'none',"
            + " 'split': {'train': 0.6, 'validation': 0.2, 'test': 0.2}";

    @TempDir
    Path folder;

    private SequenceData open(String options) {
        String table = "y\n" + DRAWN.replace(',', '\n') + "\n";
        return SeriesFixture.open(folder, table, OPTIONS + options);
    }

    /** Six strengths, levels and differences were fitted with numpy; on the validation windows the best is 0.1 on levels. */
    @Test
    void isThatOfNumpyWithTheStrengthThatIsBestInValidation() {
        double error =
                open("").baselines(Split.TEST).get("ridge").metrics().get(1).value();
        assertThat(error).isCloseTo(0.7954496579307114, within(1e-6));
    }

    @Test
    void aNetworkWithALinearPathThatAnswersZeroIsTheRegression() {
        SequenceData data = open(", 'linear-path': true");
        assertThat(scoreOfZeros(data)).isCloseTo(0.7954496579307114, within(1e-6));
        assertThat(data.baselines(Split.TEST).get("ridge").metrics().get(1).value())
                .isCloseTo(0.7954496579307114, within(1e-6));
    }

    private static double scoreOfZeros(SequenceData data) {
        var scorer = data.scorer(Split.TEST).orElseThrow();
        for (SequenceBatch batch : SeriesFixture.batches(data, Split.TEST)) {
            scorer.add(batch, new Predictions.Values(new float[1][2], new double[0], new float[1][2][0]));
        }
        return scorer.score().metrics().get(1).value();
    }

    @Test
    void theLinearPathIsSavedWithTheCodec() {
        PredictionCodec fitted = (PredictionCodec) open(", 'linear-path': true").codec();
        PredictionCodec read = (PredictionCodec) new SeriesCodecFormat().read(fitted.toJson());
        assertThat(read.toJson()).isEqualTo(fitted.toJson());
        assertThat(answerToZeros(read)).isEqualTo(answerToZeros(fitted));
        assertThat(answerToZeros(read)).isNotEqualTo(answerToZeros((PredictionCodec) open("").codec()));
    }

    private static List<Double> answerToZeros(PredictionCodec codec) {
        List<PredictionCodec.Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader("y\n1\n2\n3\n5\n")), "stdin")
                .forEachRemaining(requests::add);
        var zeros = new Predictions.Values(new float[1][2], new double[0], new float[1][2][0]);
        var forecast = (PredictedValue.Forecast)
                codec.decode(requests, zeros, false).get(0).value();
        return forecast.steps().stream()
                .map(step -> step.targets().get("y").point())
                .toList();
    }

    @Test
    void recursiveForecastsFollowTheRegressionOfOneStep() {
        SequenceData data = open(", 'linear-path': true, 'forecast': 'recursive'");
        SequenceBatch batch = SeriesFixture.batches(data, Split.TEST).get(0);
        var rollout = data.rollout(batch, Split.TEST).orElseThrow();
        var zero = new Predictions.Values(new float[1][1], new double[0], new float[1][1][0]);
        RealVectors first = (RealVectors) batch.inputs();
        RealVectors second = (RealVectors) rollout.next(zero).inputs();
        var scorer = data.scorer(Split.TEST).orElseThrow();
        scorer.add(batch, rollout.last(zero));
        // the window moves by one, and its last value is the forecast
        assertThat(second.at(0, 0, 2)).isEqualTo(first.at(0, 0, 3));
        assertThat(second.at(0, 0, 3)).isNotEqualTo(first.at(0, 0, 3)).isBetween(2f, 8f);
    }

    @Test
    void readsWhatOnlyAnotherColumnKnows() {
        String[] drawn = DRAWN.split(",", -1);
        StringBuilder table = new StringBuilder("y,x\n");
        for (int row = 0; row < drawn.length; row++) {
            table.append(row == 0 ? "5" : drawn[row - 1])
                    .append(',')
                    .append(drawn[row])
                    .append('\n');
        }
        SequenceData data = SeriesFixture.open(
                folder, table.toString(), "'target': 'y', 'past': 'x', 'history': 4, 'scale': 'none'");
        assertThat(data.baselines(Split.TEST).get("ridge").metrics().get(1).value())
                .isLessThan(0.01);
    }

    @Test
    void tooFewWindowsAreNoRegression() {
        SequenceData data = SeriesFixture.open(folder, "y\n1\n2\n4\n7\n1\n", "'target': 'y', 'history': 1");
        assertThat(data.baselines(Split.TEST)).doesNotContainKey("ridge");
        assertThatThrownBy(() -> SeriesFixture.open(
                        folder, "y\n1\n2\n4\n7\n1\n", "'target': 'y', 'history': 1, 'linear-path': true"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.linear-path = true, but only 2 training windows are there to fit it on; use more rows, or leave it out");
    }

    /** A window of 1, 2, 3, 4 has mean 2.5 and deviation sqrt(1.25), to which a tenth of the training split's is added. */
    @Test
    void instanceNormScalesByTheWindow() {
        SequenceData data = SeriesFixture.open(
                folder, "y\n5\n9\n2\n1\n2\n3\n4\n6\n1\n1\n", "'target': 'y', 'history': 4, 'instance-norm': true");
        SequenceBatch first = SeriesFixture.batches(data, Split.VALIDATION).get(0);
        double[] training = {5, 9, 2, 1, 2, 3, 4};
        double mean = Arrays.stream(training).average().orElseThrow();
        double variance = Arrays.stream(training)
                .map(y -> (y - mean) * (y - mean))
                .average()
                .orElseThrow();
        double unit = Math.sqrt(1.25 + 0.01 * variance);
        assertThat(((RealVectors) first.inputs()).at(0, 0, 0)).isCloseTo((float) ((1 - 2.5) / unit), within(1e-6f));
        assertThat(((OneVector) first.targets()).values()[0]).isCloseTo((float) ((6 - 2.5) / unit), within(1e-6f));
    }

    @Test
    void instanceNormLeavesTheReferenceToRelative() {
        SequenceData data = SeriesFixture.open(
                folder,
                "y\n5\n9\n2\n1\n2\n3\n4\n6\n1\n1\n",
                "'target': 'y', 'history': 4, 'scale': 'none', 'relative': 'last', 'instance-norm': true");
        SequenceBatch first = SeriesFixture.batches(data, Split.VALIDATION).get(0);
        double unit = Math.sqrt(1.25 + 0.01);
        assertThat(((RealVectors) first.inputs()).at(0, 0, 0)).isCloseTo((float) (-3 / unit), within(1e-6f));
        assertThat(((OneVector) first.targets()).values()[0]).isCloseTo((float) (2 / unit), within(1e-6f));
    }

    @Test
    void forecastsAfterEveryRowHaveNoWholeWindow() {
        assertThatThrownBy(() -> open(", 'forecast': 'every-step', 'instance-norm': true"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "data.instance-norm = true needs the whole window, but data.forecast = every-step");
    }
}
