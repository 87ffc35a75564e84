package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.Split;

/** Checks, through the contract of data alone, which rows a forecaster reads and how its errors are scaled. */
class ForecastingContractTest {
    private static final int ROWS = 48;
    private static final int HISTORY = 5;
    private static final int HORIZON = 3;

    @TempDir
    Path folder;

    /** A table of a target, a covariate known up to the origin, and one known ahead. */
    private final double[][] columns = new double[3][ROWS];

    ForecastingContractTest() {
        for (int row = 0; row < ROWS; row++) {
            columns[0][row] = 10 + row * row;
            columns[1][row] = 3 + (row * 7) % 11;
            columns[2][row] = 5 + (row * 5) % 13;
        }
    }

    /** The last origin has {@code HORIZON} rows after it, which are its targets: changed ones must not change its inputs. */
    @ParameterizedTest
    @ValueSource(strings = {"direct", "every-step"})
    void inputsHoldNothingOfTheFutureButWhatIsKnownAhead(String forecast) throws IOException {
        float[] inputs = lastInputs(forecast);
        for (int column = 0; column < 2; column++) {
            for (int ahead = 1; ahead <= HORIZON; ahead++) {
                columns[column][ROWS - ahead] += 100;
            }
            assertThat(lastInputs(forecast)).as("column %d", column).isEqualTo(inputs);
            columns[column][ROWS - HORIZON - 1] += 1;
            assertThat(lastInputs(forecast))
                    .as("column %d at the origin", column)
                    .isNotEqualTo(inputs);
            columns[column][ROWS - HORIZON - 1] -= 1;
        }
        if (forecast.equals("direct")) {
            columns[2][ROWS - 1] += 1;
            assertThat(lastInputs(forecast)).as("known ahead").isNotEqualTo(inputs);
        }
    }

    /** Changes of 1 in the training half and of 10 in the rest: MASE divides by the first alone. */
    @Test
    void maseIsScaledByTheTrainingPart() throws IOException {
        for (int row = 0; row < ROWS; row++) {
            columns[0][row] = row % 2 * (row < ROWS / 2 ? 1 : 10);
        }
        Score naive = open("direct").baselines(Split.TEST).get("naive");
        assertThat(value(naive, "MAE")).isCloseTo(10 * 2 / 3.0, within(1e-9)); // one and three steps ahead, not two
        assertThat(value(naive, "MASE")).isCloseTo(value(naive, "MAE"), within(1e-9));
    }

    /** Right but for the first step ahead, which is one unit of the scaled target too high. */
    @Test
    void theFirstNumberOfAPredictionIsTheFirstStepAhead() throws IOException {
        SequenceData data = open("direct");
        SequenceBatch batch = all(data, Split.TEST);
        SequenceValues.OneVector targets = (SequenceValues.OneVector) batch.targets();
        float[][] predictions = new float[batch.batch()][HORIZON];
        for (int b = 0; b < batch.batch(); b++) {
            System.arraycopy(targets.values(), b * HORIZON, predictions[b], 0, HORIZON);
            assertThat(predictions[b]).as("a rising series").isSorted();
            predictions[b][0] += 1;
        }
        Scorer scorer = data.scorer(Split.TEST).orElseThrow();
        scorer.add(batch, new Predictions.Values(predictions, new double[0], new float[0][][]));
        List<Double> errors = scorer.score()
                .details()
                .lines()
                .skip(1)
                .limit(HORIZON)
                .map(line -> Double.valueOf(line.strip().split("\\s+", -1)[2]))
                .toList();
        assertThat(errors.get(0)).isGreaterThan(1);
        assertThat(errors.subList(1, HORIZON))
                .allSatisfy(error -> assertThat(error).isCloseTo(0, within(1e-3)));
    }

    private float[] lastInputs(String forecast) throws IOException {
        SequenceData data = open(forecast);
        SequenceBatch batch = all(data, Split.TEST);
        SequenceValues.RealVectors inputs = (SequenceValues.RealVectors) batch.inputs();
        int last = (int) data.size(Split.TEST) - 1;
        int size = inputs.features() * inputs.time();
        for (int b = 0; b < batch.batch(); b++) {
            if (batch.examples()[b] == last) {
                return Arrays.copyOfRange(inputs.values(), b * size, (b + 1) * size);
            }
        }
        throw new AssertionError("no window " + last);
    }

    private static SequenceBatch all(SequenceData data, Split split) {
        return data.batches(split, new BatchPlan(1_000, 1, 1)).iterator().next();
    }

    private SequenceData open(String forecast) throws IOException {
        StringBuilder table = new StringBuilder("y,seen,known\n");
        for (int row = 0; row < ROWS; row++) {
            table.append("%s,%s,%s\n".formatted(columns[0][row], columns[1][row], columns[2][row]));
        }
        Path file = Files.writeString(folder.resolve("table.csv"), table);
        return Plugins.load()
                .open(
                        Plugins.load()
                                .jobs()
                                .parse("""
                                task: forecasting
                                data:
                                  type: series
                                  source: %s
                                  target: y
                                  past: [seen]
                                  known: [known]
                                  history: %d
                                  horizon: %d
                                  season: 1
                                  forecast: %s
                                  split: {train: 0.5, validation: 0.25, test: 0.25}
                                """.formatted(file, HISTORY, HORIZON, forecast), "job.yaml", "job", List.of()),
                        null);
    }

    private static double value(Score score, String name) {
        return score.metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
