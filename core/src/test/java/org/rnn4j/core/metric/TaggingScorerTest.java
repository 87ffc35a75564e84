package org.rnn4j.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.Predictions.TagPaths;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

class TaggingScorerTest {
    private static final List<String> CHUNKS = List.of("O", "B-NP", "I-NP", "B-VP", "I-VP");
    private static final List<String> CLASSES = List.of("NOUN", "VERB");

    /**
     * Worked out by hand. Expected spans: NP[0-2) VP[2-3) NP[3-4), and NP[1-2); predicted: NP[0-2) VP[2-4), and NP[1-2) NP[2-3).
     * Two of four predictions are correct, and two of four spans are found.
     */
    @Test
    void spansCountWhenTypeAndBothEndsAreRight() {
        Score score = score(
                CHUNKS,
                List.of("B-NP I-NP B-VP B-NP", "O B-NP O"),
                List.of("B-NP I-NP B-VP I-VP", "O B-NP B-NP"),
                new boolean[][] {{false, true, false, true}, {false, false, false}});
        assertThat(score.main()).isEqualTo(new Metric("span F1", 0.5, Kind.SHARE));
        assertThat(score.metrics())
                .extracting(Metric::name)
                .containsExactly(
                        "span F1", "precision", "recall", "accuracy", "accuracy on unknown words", "unknown words");
        assertThat(value(score, "precision")).isEqualTo(2 / 4.0);
        assertThat(value(score, "recall")).isEqualTo(2 / 4.0);
        assertThat(value(score, "accuracy")).isCloseTo(5 / 7.0, within(1e-12));
        assertThat(value(score, "accuracy on unknown words")).isEqualTo(1 / 2.0);
        assertThat(value(score, "unknown words")).isEqualTo(2);
        assertThat(score.details()).isEqualTo("""
                type  precision   recall       F1    spans
                NP      66.67 %  66.67 %  66.67 %        3
                VP       0.00 %   0.00 %   0.00 %        1
                """);
    }

    @Test
    void tagsThatSpellNoSpansAreJudgedOneByOne() {
        Score score = score(CLASSES, List.of("NOUN VERB NOUN NOUN"), List.of("NOUN NOUN NOUN VERB"), new boolean[][] {
            {false, false, false, false}
        });
        assertThat(score.metrics()).containsExactly(new Metric("accuracy", 0.5, Kind.SHARE));
        assertThat(score.details()).isEqualTo("""
                type  precision   recall       F1   tokens
                NOUN    66.67 %  66.67 %  66.67 %        3
                VERB     0.00 %   0.00 %   0.00 %        1
                """);
    }

    @Test
    void answersWithoutASpanScoreNothing() {
        Score score = score(CHUNKS, List.of("B-NP"), List.of("O"), new boolean[][] {{false}});
        assertThat(score.main().value()).isZero();
        assertThat(value(score, "precision")).isZero();
    }

    @Test
    void wherePaddingStandsNothingIsCounted() {
        Score score =
                score(CLASSES, List.of("NOUN", "VERB VERB VERB"), List.of("NOUN", "VERB VERB VERB"), new boolean[2][3]);
        assertThat(score.main().value()).isEqualTo(1);
        assertThat(score.details()).contains("NOUN   100.00 %").doesNotContain("%        4");
    }

    @Test
    void batchesMayComeInAnyOrder() {
        TaggingScorer scorer = new TaggingScorer(CLASSES, new boolean[][] {{true}, {false}});
        scorer.add(batch(CLASSES, List.of("NOUN"), 1), answers(CLASSES, List.of("VERB")));
        scorer.add(batch(CLASSES, List.of("VERB"), 0), answers(CLASSES, List.of("VERB")));
        assertThat(value(scorer.score(), "accuracy on unknown words")).isEqualTo(1);
        assertThat(scorer.score().main().value()).isEqualTo(0.5);
    }

    private static Score score(List<String> tags, List<String> expected, List<String> answered, boolean[][] unknown) {
        TaggingScorer scorer = new TaggingScorer(tags, unknown);
        scorer.add(batch(tags, expected, 0), answers(tags, answered));
        return scorer.score();
    }

    private static SequenceBatch batch(List<String> tags, List<String> sentences, int first) {
        int[][] paths = ids(tags, sentences);
        int time = Stream.of(paths).mapToInt(path -> path.length).max().orElseThrow();
        int[] padded = new int[paths.length * time];
        int[] lengths = new int[paths.length];
        int[] examples = new int[paths.length];
        for (int b = 0; b < paths.length; b++) {
            System.arraycopy(paths[b], 0, padded, b * time, paths[b].length);
            lengths[b] = paths[b].length;
            examples[b] = first + b;
        }
        return new SequenceBatch(
                new SequenceValues.None(paths.length),
                new TokenIds(paths.length, time, padded),
                lengths,
                false,
                examples);
    }

    private static TagPaths answers(List<String> tags, List<String> sentences) {
        int[][] paths = ids(tags, sentences);
        return new TagPaths(
                paths, Stream.of(paths).map(path -> new float[path.length]).toArray(float[][]::new));
    }

    private static int[][] ids(List<String> tags, List<String> sentences) {
        return sentences.stream()
                .map(sentence ->
                        Stream.of(sentence.split(" ")).mapToInt(tags::indexOf).toArray())
                .toArray(int[][]::new);
    }

    private static double value(Score score, String name) {
        return score.metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
