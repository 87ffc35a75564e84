package org.rnn4j.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.TrainingResult.Ending;

class SummaryTest {

    /** By hand: the mean of 2, 4, 4, 4, 5, 5, 7, 9 is 5, their squared distances sum to 32, and 32 / 7 is 4.571. */
    @Test
    void theDeviationIsThatOfASample() {
        Spread spread = Spread.of(List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0));
        assertThat(spread.mean()).isEqualTo(5);
        assertThat(spread.deviation()).isCloseTo(2.13809, within(1e-5));
        assertThat(spread.count()).isEqualTo(8);
    }

    @Test
    void oneNumberHasNoDeviation() {
        assertThat(Spread.of(List.of(3.0))).isEqualTo(new Spread(3, Double.NaN, 1));
    }

    @Test
    void everySplitHasItsModelsAndItsBaselines() {
        TrialResult first = result(
                new SplitScores(Split.VALIDATION, accuracy(0.5), Map.of()),
                new SplitScores(Split.TEST, accuracy(0.75), Map.of("naive", accuracy(0.5))));
        TrialResult second = result(
                new SplitScores(Split.VALIDATION, accuracy(1), Map.of()),
                new SplitScores(Split.TEST, accuracy(0.25), Map.of("naive", accuracy(0), "rare", accuracy(1))));
        List<Summary.Row> rows = Summary.of(List.of(first, second)).rows();
        assertThat(rows.stream().map(row -> row.split() + " " + row.baseline()))
                .containsExactly("VALIDATION ", "TEST ", "TEST naive", "TEST rare");
        assertThat(rows.stream().map(row -> row.metrics().get(0).spread().mean()))
                .containsExactly(0.75, 0.5, 0.25, 1.0);
        assertThat(rows.stream().map(row -> row.metrics().get(0).spread().count()))
                .containsExactly(2, 2, 2, 1);
    }

    private static TrialResult result(SplitScores... splits) {
        return new TrialResult("", 1, 1, 1, Ending.EPOCHS, List.of(splits), "");
    }

    private static List<Metric> accuracy(double value) {
        return List.of(new Metric("accuracy", value, Kind.SHARE));
    }
}
