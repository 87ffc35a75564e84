package org.rnn4j.datasets.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictedValue.SpokenWord;
import org.rnn4j.core.sequence.PredictedValue.Transcript;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.Split;

/** Pairs whose targets are labels, for transcription. */
class LabelledPairsTest {
    private static final String WHOLE =
            "'source': 'DIR/pairs.tsv', 'split': {'train': 1, 'validation': 0}, 'labels': true,"
                    + " 'tokenizer': 'character', ";
    private static final String LETTERS = "{" + WHOLE + "'target-tokenizer': 'character'";
    private static final String PHONEMES =
            "{" + WHOLE + "'target-tokenizer': {'type': 'whitespace', 'end-of-line': ''}";

    @TempDir
    Path folder;

    private SequenceData open(String pairs, String options) throws IOException {
        Files.writeString(folder.resolve("pairs.tsv"), pairs);
        return Opened.pairs(folder, options);
    }

    private static SequenceBatch only(SequenceData data) {
        return data.batches(Split.TRAIN, new BatchPlan(9, 1, 0)).iterator().next();
    }

    @Test
    void labelsFollowTheBlankAndDoNotEnd() throws IOException {
        SequenceData data = open("abc\tK AE K\n", PHONEMES + "}");
        assertThat(data.output()).isEqualTo(new OutputSpec.Labels(1 + 3)); // blank, <unk>, two phonemes
        TokenSequences targets = (TokenSequences) only(data).targets();
        assertThat(targets.lengths()).containsExactly(3);
        assertThat(targets.ids().ids()).doesNotContain(0).hasSize(3);
        assertThat(targets.ids().at(0, 0)).isEqualTo(targets.ids().at(0, 2));
        assertThat(data.size(Split.TRAIN)).isEqualTo(3);
        assertThat(data.summary()).containsEntry("labels", 3);
    }

    @Test
    void tokensOfSourcesAreRepeated() throws IOException {
        SequenceData data = open("abc\tK\n", PHONEMES + ", 'repeat': 2}");
        int[] ids = ((TokenIds) only(data).inputs()).ids();
        assertThat(ids).hasSize(6);
        assertThat(only(data).lengths()).containsExactly(6);
        assertThat(List.of(ids[0], ids[2], ids[4])).isEqualTo(List.of(ids[1], ids[3], ids[5]));
        assertThat(ids[0]).isNotEqualTo(ids[2]);
    }

    @Test
    void aTargetThatDoesNotFitItsStepsIsAnError() {
        assertThatThrownBy(() -> open("abcd\tK AE K\nab\tA A B\n", PHONEMES + "}"))
                .isInstanceOf(UserException.class)
                .hasMessage(folder.resolve("pairs.tsv")
                        + ":2: the source has 2 time steps, but its labels (3, repeats 1) need at least 4;"
                        + " raise data.repeat; fix it, or set data.on-error to skip");
    }

    @Test
    void aTargetThatDoesNotFitItsStepsCanBeSkipped() throws IOException {
        SequenceData data = open("abcd\tK AE K\nab\tA A B\nabc\tA A B\n", PHONEMES + ", 'on-error': 'skip'}");
        assertThat(data.summary()).containsEntry("skipped", 2).containsEntry("train pairs", 1L);
        assertThat(data.report().warnings()).anyMatch(warning -> warning.contains("need at least 4"));
        SequenceData repeated = open("abcd\tK AE K\nab\tA A B\nabc\tA A B\n", PHONEMES + ", 'repeat': 2}");
        assertThat(repeated.summary()).containsEntry("skipped", 0).containsEntry("train pairs", 3L);
    }

    @Test
    void optionsThatContradictLabelsAreRefused() {
        assertThatThrownBy(() -> open("a\tb\n", "{'source': 'DIR/pairs.tsv', 'repeat': 2}"))
                .isInstanceOf(UserException.class)
                .hasMessage("data.repeat = 2, but only labels need more time steps; set data.labels to true");
        assertThatThrownBy(() -> open("a\tb\n", LETTERS + ", 'reverse-source': true}"))
                .isInstanceOf(UserException.class)
                .hasMessage("data.reverse-source = true, but data.labels are in the order of their source;"
                        + " remove one of them");
        assertThatThrownBy(() -> open("a\tb\n", LETTERS + ", 'score': 'bleu'}"))
                .isInstanceOf(UserException.class)
                .hasMessage("data.score = bleu, but data.labels have error rates; use exact or error-rate");
        assertThatThrownBy(() -> open("abc\tabc\n", LETTERS + ", 'max-target': 2}"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("pairs.tsv:1: the transcript has 3 labels, but data.max-target = 2; ");
    }

    /** Words: (1 of 3) + (2 of 2 with another reference nearer); characters: 4 of "one two", "six". */
    @Test
    void scoresWordsAndCharacters() throws IOException {
        SequenceData data =
                open("aaaaaaaa\tone two\nbbbbbbb\tsix\nbbbbbbb\tfour\n", LETTERS + ", 'score': 'error-rate'}");
        Scorer scorer = data.scorer(Split.TRAIN).orElseThrow();
        SequenceBatch batch = only(data);
        PredictionCodec codec = (PredictionCodec) data.codec();
        int[][] written = {labels(codec, "one toe"), labels(codec, "fur"), labels(codec, "fur")};
        List<List<Decoded>> best = Arrays.stream(batch.examples())
                .mapToObj(example -> List.of(new Decoded(written[example], -1, -1, null)))
                .toList();
        scorer.add(batch, new Predictions.Sequences(best));
        Score score = scorer.score();
        assertThat(score.metrics())
                .extracting(Metric::name)
                .containsExactly("word error rate", "character error rate", "transcripts right");
        assertThat(score.metrics().stream().mapToDouble(Metric::value).toArray())
                .containsExactly(new double[] {2 / 3.0, 3 / 11.0, 0}, within(1e-12));
        assertThat(score.details()).isEqualTo("""
                words:      substitutions 2, insertions 0, deletions 0 in 3 words
                characters: substitutions 2, insertions 0, deletions 1 in 11 characters
                """);
        assertThat(score.breakdown()).containsOnlyKeys("words", "characters");
    }

    private static int[] labels(PredictionCodec codec, String text) {
        return Arrays.stream(codec.written().orElseThrow().encode(text))
                .map(id -> id + 1)
                .toArray();
    }

    @Test
    void baselinesNeedNoNetwork() throws IOException {
        SequenceData data = open("aaaaaaa\tone\nbbbbbbb\tsix\nccccccc\tsix\n", LETTERS + "}");
        var baselines = data.baselines(Split.TRAIN);
        assertThat(baselines).containsOnlyKeys("an empty transcript", "the most frequent transcript");
        assertThat(baselines.get("an empty transcript").main())
                .isEqualTo(new Metric("transcripts right", 0, Score.Kind.SHARE));
        assertThat(baselines.get("the most frequent transcript").main().value()).isEqualTo(2 / 3.0);
        assertThat(baselines.get("an empty transcript").metrics().get(1).value())
                .isEqualTo(1);
    }

    /** The label of a character at each step, or 0, with probability 0.6. */
    private static float[][] logs(int vocabulary, int... path) {
        float[][] logs = new float[path.length][vocabulary];
        for (int t = 0; t < path.length; t++) {
            for (int k = 0; k < vocabulary; k++) {
                logs[t][k] = (float) Math.log(k == path[t] ? 0.6 : 0.4 / (vocabulary - 1));
            }
        }
        return logs;
    }

    private static Predictions predicted(int[] labels, float[][] logs) {
        return new Predictions.Sequences(List.of(List.of(new Decoded(labels, -2.5, -2, null))), new float[][][] {logs});
    }

    private static Request request(PredictionCodec codec, String line) {
        return codec.requests(new BufferedReader(new StringReader(line)), "stdin")
                .next();
    }

    @Test
    void showsTheStepsAndTheConfidenceOfEachWord() throws IOException {
        SequenceData data = open("aaaaaaaa\tab ba\n", LETTERS + "}");
        PredictionCodec codec = (PredictionCodec) data.codec();
        int[] text = labels(codec, "ab ba");
        int vocabulary = ((OutputSpec.Labels) data.output()).vocabularySize();
        float[][] logs = logs(vocabulary, 0, text[0], text[0], text[1], text[2], 0, text[3], text[4]);
        Request request = request(codec, "aaaaaaaa");
        Prediction prediction =
                codec.decode(List.of(request), predicted(text, logs), false).get(0);
        assertThat(prediction.text()).isEqualTo("ab ba");
        assertThat(codec.columns(false)).containsExactly("source", "transcript");
        assertThat(prediction.rows()).containsExactly(List.of("aaaaaaaa", "ab ba"));
        Transcript value = (Transcript) prediction.value();
        assertThat(value.words()).hasSize(2);
        assertSpoken(value.words().get(0), "ab", 1, 4);
        assertSpoken(value.words().get(1), "ba", 6, 8);
        assertThat(prediction.json().path("words").path(1).path("begin").asInt())
                .isEqualTo(6);
        Prediction detailed =
                codec.decode(List.of(request), predicted(text, logs), true).get(0);
        assertThat(codec.columns(true)).containsExactly("source", "word", "begin", "end", "confidence");
        assertThat(detailed.rows()).hasSize(2).allMatch(row -> row.size() == 5);
        assertThat(detailed.text()).isEqualTo("ab ba\n   -2.500  ab ba\n     1-4    0.60  ab\n     6-8    0.60  ba");
        assertThat(codec.align("ab ba", logs)).isEqualTo(value.words());
        assertThatThrownBy(() -> codec.align("ab ba ab ba", logs))
                .isInstanceOf(UserException.class)
                .hasMessage("8 time steps, but its labels (11, repeats 0) need at least 11");
    }

    private static void assertSpoken(SpokenWord word, String text, int begin, int end) {
        assertThat(word.text()).isEqualTo(text);
        assertThat(word.begin()).isEqualTo(begin);
        assertThat(word.end()).isEqualTo(end);
        assertThat(word.confidence()).isCloseTo(0.6, within(1e-6));
    }

    @Test
    void aTranscriptMayBeEmpty() throws IOException {
        SequenceData data = open("aaaaaaaa\tab ba\n", LETTERS + "}");
        PredictionCodec codec = (PredictionCodec) data.codec();
        Prediction prediction = codec.decode(List.of(request(codec, "aa")), predicted(new int[0], logs(5, 0, 0)), true)
                .get(0);
        assertThat(prediction.rows()).containsExactly(List.of("aa", "", "", "", ""));
        assertThat(prediction.json().path("words")).isEmpty();
    }
}
