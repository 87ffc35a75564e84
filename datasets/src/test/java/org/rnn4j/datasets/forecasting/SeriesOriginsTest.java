package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;

class SeriesOriginsTest {

    @TempDir
    Path folder;

    private ObjectNode counting(String more) {
        String table =
                IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).collect(Collectors.joining("\n", "y\n", "\n"));
        return SeriesFixture.block(folder, table, "'target': 'y', 'history': 3, 'horizon': 2" + more);
    }

    @Test
    void learnsFromAllBeforeTheOriginAndForecastsTheOneHorizonAfterIt() {
        SequenceData data = new SeriesOrigins(counting(", 'scale': 'none'"), 10, 14).at(1, null);
        assertThat(data.size(Split.TRAIN)).isEqualTo(10);
        assertThat(SeriesFixture.batches(data, Split.TRAIN))
                .allSatisfy(batch ->
                        assertThat(((OneVector) batch.targets()).values()[1]).isLessThanOrEqualTo(14));
        assertThat(SeriesFixture.batches(data, Split.TEST))
                .singleElement()
                .satisfies(batch -> assertThat(values(batch)).containsExactly(12, 13, 14))
                .satisfies(batch ->
                        assertThat(((OneVector) batch.targets()).values()).containsExactly(15, 16));
    }

    @Test
    void scalesAsTheModelDoesThatWasTrainedAtAnEarlierOrigin() {
        SeriesOrigins origins = new SeriesOrigins(counting(""), 10, 14);
        SequenceData later = origins.at(1, origins.at(0, null).codec());
        double deviation = Math.sqrt(8.25); // of 1 ... 10, whose mean is 5.5
        assertThat(values(SeriesFixture.batches(later, Split.TEST).get(0))[2])
                .isCloseTo((float) ((14 - 5.5) / deviation), within(1e-5f));
    }

    @Test
    void anOriginTooNearTheEndHasNothingToForecast() {
        assertThatThrownBy(() -> new SeriesOrigins(counting(""), 19).at(0, null))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the last origin and data.horizon need 21 rows, but no series has as many; the longest has 20");
    }

    @Test
    void originsAloneSayHowFarApartTheyAre() {
        assertThatThrownBy(() -> new SeriesOrigins(counting(", 'stride': 2"), 10))
                .isInstanceOf(UserException.class)
                .hasMessage("data.stride = 2, but a back-test needs 1, as it sets its own step between origins");
    }

    private static float[] values(SequenceBatch batch) {
        return ((RealVectors) batch.inputs()).values();
    }
}
