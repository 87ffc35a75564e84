package org.rnn4j.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;

class ClassificationScorerTest {

    @Test
    void gathersBatchesAndPutsAccuracyFirst() {
        var scorer = new ClassificationScorer(List.of("a", "b"));
        scorer.add(batch(0, 1), answers(new float[] {0.9f, 0.1f}, new float[] {0.6f, 0.4f}));
        scorer.add(batch(1), answers(new float[] {0.3f, 0.7f}));
        Score score = scorer.score();
        assertThat(score.main().name()).isEqualTo("accuracy");
        assertThat(score.main().value()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(score.metrics())
                .extracting(Score.Metric::name)
                .containsExactly("accuracy", "macro F1", "calibration error");
        assertThat(score.metrics().get(1).value()).isCloseTo((2.0 / 3 + 2.0 / 3) / 2, within(1e-9));
        assertThat(score.metrics().get(2).value()).isCloseTo((0.1 + 0.6 + 0.3) / 3, within(1e-7)); // of float32
    }

    @Test
    void predictionsWithoutProbabilitiesHaveNoCalibration() {
        Score score =
                ClassificationScorer.score(Confusion.of(List.of("a", "b"), new int[] {0, 0, 1}, new int[] {0, 1, 1}));
        assertThat(score.metrics()).extracting(Score.Metric::name).containsExactly("accuracy", "macro F1");
        assertThat(score.main().value()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(score.details()).contains("precision");
    }

    /** 0.9 correct, 0.6 wrong, 0.7 correct, each in its own bin: (0.1 + 0.6 + 0.3) / 3. */
    @Test
    void calibrationErrorIsTheMeanGapBetweenConfidenceAndShareRight() {
        var calibration = new Calibration();
        calibration.add(0.9, true);
        calibration.add(0.6, false);
        calibration.add(0.7, true);
        assertThat(calibration.error()).isCloseTo(1.0 / 3, within(1e-9));
    }

    /** Both in the bin (14/15, 1]: half are correct, with a probability of 0.97. */
    @Test
    void answersOfOneBinAreJudgedTogether() {
        var calibration = new Calibration();
        calibration.add(0.96, true);
        calibration.add(0.98, false);
        assertThat(calibration.error()).isCloseTo(0.47, within(1e-9));
        assertThat(new Calibration().error()).isZero();
    }

    /** Bins are open below and closed above (Guo et al., 2017): 3/15 is the last of its bin, and 1 has no bin of its own. */
    @Test
    void anEdgeBelongsToTheBinBelowIt() {
        assertThat(twoPredictions(0.2, 0.19)).isCloseTo(Math.abs(1 - 0.39) / 2, within(1e-12)); // one bin
        assertThat(twoPredictions(0.2, 0.21)).isCloseTo((0.8 + 0.21) / 2, within(1e-12)); // two bins
        assertThat(twoPredictions(0.93, 0.94)).isCloseTo((0.07 + 0.94) / 2, within(1e-12)); // two bins, the last ones
        assertThat(twoPredictions(1, 0.94)).isCloseTo(Math.abs(1 - 1.94) / 2, within(1e-12)); // one bin
        assertThat(twoPredictions(0, 0.06)).isCloseTo(Math.abs(1 - 0.06) / 2, within(1e-12)); // one bin
    }

    private static double twoPredictions(double right, double wrong) {
        var calibration = new Calibration();
        calibration.add(right, true);
        calibration.add(wrong, false);
        return calibration.error();
    }

    private static SequenceBatch batch(int... classes) {
        return new SequenceBatch(
                new SequenceValues.TokenIds(classes.length, 1, new int[classes.length]),
                new SequenceValues.ClassIds(classes),
                null,
                false);
    }

    private static Predictions answers(float[]... probabilities) {
        return new Predictions.ClassProbabilities(probabilities);
    }
}
