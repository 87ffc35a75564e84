package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Calibrator;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** A network that always answers 0, after {@code relative: last} the naive forecast, on a series that rises by 1, 2, 3, 1, 2 ... a day. */
class SeriesIntervalsTest {
    private static final String OPTIONS =
            "'target': 'y', 'date': 'date', 'history': 2, 'scale': 'none', 'relative': 'last'";

    @TempDir
    Path folder;

    private static String table(int rows) {
        StringBuilder table = new StringBuilder("date,y\n");
        int y = 0;
        for (int row = 0; row < rows; row++) {
            y += row % 3 + 1;
            table.append(LocalDate.of(2024, 1, 1).plusDays(row))
                    .append(',')
                    .append(y)
                    .append('\n');
        }
        return table.toString();
    }

    private SequenceData calibrated(String options) {
        SequenceData data = SeriesFixture.open(folder, table(60), OPTIONS + options);
        Calibrator calibrator = data.calibrator(Split.VALIDATION).orElseThrow();
        SeriesFixture.batches(data, Split.VALIDATION).forEach(batch -> calibrator.add(batch, zeros(batch)));
        return calibrator.calibrated();
    }

    private static Predictions zeros(SequenceBatch batch) {
        return new Predictions.Values(new float[batch.batch()][1], new double[0], new float[batch.batch()][1][0]);
    }

    /** The six validation rows err by 1, 2, 3, 1, 2, 3: the 5th of these six scores, 3, is the interval of 71 %. */
    @Test
    void theIntervalIsThatOfTheValidationSplit() {
        PredictionCodec codec = ((PredictionCodec) calibrated("").codec()).withIntervals(0.71);
        codec = ((PredictionCodec) new SeriesCodecFormat().read(codec.toJson())).withIntervals(0.71);
        PredictedValue.Value value = answer(codec, "date,y\n2023-01-01,5\n2023-01-02,7\n");
        assertThat(value.point()).isEqualTo(7);
        assertThat(value.interval().orElseThrow().lower()).isCloseTo(4, within(1e-6));
        assertThat(value.interval().orElseThrow().upper()).isCloseTo(10, within(1e-6));
        assertThat(codec.columns(false)).containsExactly("series", "date", "y", "y lower", "y upper");
    }

    private static PredictedValue.Value answer(PredictionCodec codec, String table) {
        List<Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader(table)), "stdin").forEachRemaining(requests::add);
        SequenceBatch batch = codec.encode(requests);
        List<Prediction> predictions = codec.decode(requests, zeros(batch), false);
        assertThat(predictions).hasSize(1);
        assertThat(predictions.get(0).rows().get(0)).hasSize(5);
        return ((PredictedValue.Forecast) predictions.get(0).value())
                .steps()
                .get(0)
                .targets()
                .get("y");
    }

    /** Rows after the training split that rise by 9 a day are missed by every interval; rows of the training split do not count. */
    @Test
    void rowsThatWereNotTrainedOnWidenTheInterval() {
        PredictionCodec codec = ((PredictionCodec) calibrated("").codec()).withIntervals(0.71);
        StringBuilder later = new StringBuilder("date,y\n");
        StringBuilder before = new StringBuilder("date,y\n");
        for (int day = 0; day < 12; day++) {
            later.append(LocalDate.of(2025, 1, 1).plusDays(day))
                    .append(',')
                    .append(9 * day)
                    .append('\n');
            before.append(LocalDate.of(2023, 1, 1).plusDays(day))
                    .append(',')
                    .append(9 * day)
                    .append('\n');
        }
        double wide = answer(codec, later.toString()).interval().orElseThrow().upper() - 99;
        assertThat(wide).isCloseTo(3 * Math.exp(0.1 * 10 * 0.71), within(1e-4)); // ten windows of the eleven before
        double same = answer(codec, before.toString()).interval().orElseThrow().upper() - 99;
        assertThat(same).isCloseTo(3, within(1e-6));
    }

    @Test
    void theScoreShowsCoverageOnTheTestSplitOnly() {
        SequenceData data = calibrated(", 'split': {'train': 0.5, 'validation': 0.3, 'test': 0.2}");
        assertThat(names(data, Split.TEST)).contains("80 % interval", "its width");
        assertThat(names(data, Split.VALIDATION)).doesNotContain("80 % interval");
    }

    private static List<String> names(SequenceData data, Split split) {
        var scorer = data.scorer(split).orElseThrow();
        SeriesFixture.batches(data, split).forEach(batch -> scorer.add(batch, zeros(batch)));
        return scorer.score().metrics().stream().map(Metric::name).toList();
    }

    @Test
    void withoutHeldBackRowsThereAreNoIntervals() {
        SequenceData data = SeriesFixture.open(
                folder, table(20), OPTIONS + ", 'split': {'train': 0.8, 'validation': 0, 'test': 0.2}");
        assertThat(data.calibrator(Split.VALIDATION)).isEmpty();
        assertThatThrownBy(() -> ((PredictionCodec) data.codec()).withIntervals(0.8))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the model has no held-back rows to calibrate intervals on: it was trained without a validation split, interrupted, or written by an earlier version; train it with a validation split");
    }
}
