package org.rnn4j.datasets.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.WrittenSide;

class PairsSourceTest {
    @TempDir
    Path folder;

    private SequenceData open(String options) {
        return new PairsSource().open(tree(options.replace("DIR", folder.toString())), null);
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aPairIsASourceAndATargetThatEnds() throws IOException {
        file("pairs.tsv", "안녕\thello\n잘 가\tgood bye\n");
        SequenceData data =
                open("{'source': 'DIR/pairs.tsv', 'split': {'train': 1, 'validation': 0}, 'tokenizer': 'character'}");
        OutputSpec.Sequence output = (OutputSpec.Sequence) data.output();
        SequenceBatch batch = data.batches(Split.TEST, new BatchPlan(2, 1, 0))
                        .iterator()
                        .hasNext()
                ? null
                : data.batches(Split.TRAIN, new BatchPlan(2, 1, 0)).iterator().next();
        TokenSequences targets = (TokenSequences) batch.targets();
        int hello = batch.examples()[0] == 0 ? 0 : 1;
        assertThat(batch.lengths()[hello]).isEqualTo(2);
        assertThat(batch.lengths()[1 - hello]).isEqualTo(3);
        assertThat(targets.lengths()[hello]).isEqualTo(2);
        assertThat(targets.ids().at(hello, 1)).isEqualTo(output.end());
        assertThat(output.begin()).isEqualTo(output.end() - 1);
        assertThat(data.size(Split.TRAIN)).isEqualTo(2 + 3);
    }

    @Test
    void aSourceThatIsReversedIsReadFromItsEnd() throws IOException {
        file("pairs.tsv", "abc\tx\n");
        String options = "{'source': 'DIR/pairs.tsv', 'split': {'train': 1, 'validation': 0}, 'tokenizer': 'character'";
        int[] straight = ids(open(options + "}"));
        int[] reversed = ids(open(options + ", 'reverse-source': true}"));
        assertThat(reversed).containsExactly(straight[2], straight[1], straight[0]);
    }

    private static int[] ids(SequenceData data) {
        return ((TokenIds) data.batches(Split.TRAIN, new BatchPlan(1, 1, 0))
                        .iterator()
                        .next()
                        .inputs())
                .ids();
    }

    /** sacreBLEU 2.6 gives 55.01366107724781 and 44.77632129859254 for the two hypotheses with their references. */
    @Test
    void aSourceWithSeveralTargetsCountsOnce() throws IOException {
        file("pairs.tsv", "a b c d e\ta b c d f\na b c d e\ta b x y e f g\nx y z w\tx y z v w\n");
        SequenceData data = open("{'source': 'DIR/pairs.tsv', 'split': {'train': 1, 'validation': 0}, 'score': 'bleu',"
                + " 'tokenizer': 'whitespace', 'target-tokenizer': 'whitespace'}");
        Score copied = data.baselines(Split.TRAIN).get("the source, copied");
        assertThat(copied.metrics())
                .extracting(Score.Metric::name)
                .containsExactly(
                        "BLEU",
                        "exact match",
                        "token error rate",
                        "chrF",
                        "character error rate",
                        "CIDEr-D",
                        "BLEU-4",
                        "BLEU-3",
                        "BLEU-2",
                        "BLEU-1",
                        "ROUGE-L");
        double[] values = copied.metrics().stream()
                .limit(5)
                .mapToDouble(Score.Metric::value)
                .toArray();
        assertThat(copied.metrics().get(6).value()) // no count is zero, so that nothing is smoothed
                .isCloseTo(0.5501366107724781, within(1e-8));
        assertThat(copied.metrics().get(9).value()).isCloseTo(Math.exp(1 - 10 / 9.0), within(1e-8));
        assertThat(values)
                .containsExactly(
                        new double[] {0.5501366107724781, 0, 2 / 10.0, 0.4477632129859254, 3 / 18.0}, within(1e-12));
        assertThat(copied.details()).contains("hypotheses 9 words, references 10");
    }

    @Test
    void allPairsOfASourceAreInOnePart() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add("s" + i + "\tone");
            lines.add("s" + i + "\tother");
        }
        file("pairs.tsv", String.join("\n", lines));
        SequenceData data = open("{'source': 'DIR/pairs.tsv', 'split': {'train': 0.5, 'validation': 0.5}}");
        assertThat(data.summary()).containsEntry("train pairs", 40L).containsEntry("validation pairs", 40L);
        assertThat(data.report().warnings()).isEmpty();
    }

    @Test
    void linesOfParallelFilesBelongTogether() throws IOException {
        file("a.en", "one\ntwo\n");
        file("a.de", "eins\nzwei\n");
        file("b.en", "three\n");
        file("b.de", "drei\n");
        SequenceData data = open(
                "{'source': 'DIR/a.en', 'validation': 'DIR/b.en', 'format': {'type': 'parallel', 'target': 'DIR/a.de',"
                        + " 'validation-target': 'DIR/b.de'}, 'on-error': 'skip'}");
        assertThat(data.report().samples()).containsExactly("one -> eins", "two -> zwei");
    }

    /** Only LF and CR LF end a line; an empty line at the end of one file is an empty side like any other. */
    @Test
    void linesOfParallelFilesAreThoseOfTheirLineFeeds() throws IOException {
        file("a.en", "one\rmore\ntwo\u2028x\u0085y\u000Bz\fw\r\nthree\nfour\n");
        file("a.de", "eins\n\nd\rrei\n\n\n");
        SequenceData data =
                open("{'source': 'DIR/a.en', 'format': {'type': 'parallel', 'target': 'DIR/a.de'}, 'on-error': 'skip',"
                        + " 'split': {'train': 1, 'validation': 0}, 'tokenizer': 'character'}");
        assertThat(data.report().samples()).containsExactly("one\rmore -> eins", "three -> d\rrei");
        assertThat(data.report().warnings())
                .contains("2 examples were left out, the first for this: %s:2: the target is empty"
                        .formatted(folder.resolve("a.en")));
    }

    @Test
    void saysWhereParallelFilesPart() throws IOException {
        file("a.en", "one\ntwo\nthree\n");
        file("a.de", "eins\nzwei\n");
        assertThatThrownBy(() -> open("{'source': 'DIR/a.en', 'format': {'type': 'parallel', 'target': 'DIR/a.de'}}"))
                .hasMessage(
                        "%s has 3 lines and %s has 2, but line n of one must correspond to line n of the other; the first line without a counterpart is line 3"
                                .formatted(folder.resolve("a.en"), folder.resolve("a.de")));
    }

    @Test
    void refusesEmptySidesAndLongOnesWithTheirPlace() throws IOException {
        file("empty.tsv", "one\teins\ntwo\t\nthree\tdrei\n");
        assertThatThrownBy(() -> open("{'source': 'DIR/empty.tsv'}"))
                .hasMessage("%s:2: the target is empty; fix it, or set data.on-error to skip"
                        .formatted(folder.resolve("empty.tsv")));
        assertThat(open("{'source': 'DIR/empty.tsv', 'on-error': 'skip', 'split': {'train': 1, 'validation': 0}}")
                        .summary())
                .containsEntry("skipped", 1);
        file("long.tsv", "a a a a\tb\n");
        assertThatThrownBy(() -> open("{'source': 'DIR/long.tsv', 'max-source': 3}"))
                .hasMessage(
                        "%s:1: the source has 4 tokens, but data.max-source = 3; fix it, or set data.on-error to skip"
                                .formatted(folder.resolve("long.tsv")));
    }

    @Test
    void aTargetOfUnknownsOnlyIsABadExample() throws IOException {
        file("train.tsv", "one\teins\n");
        file("test.tsv", "one\tzwei\n");
        assertThatThrownBy(() -> open("{'source': 'DIR/train.tsv', 'validation': 'DIR/test.tsv'}"))
                .hasMessage("%s:1: the target \"zwei\" has no known tokens; fix it, or set data.on-error to skip"
                        .formatted(folder.resolve("test.tsv")));
    }

    @Test
    void baselinesCopyTheSourceAndGiveTheMostFrequentAnswer() throws IOException {
        file("train.tsv", "a\tx\nb\tx\nc\td\n");
        file("test.tsv", "x\tx\nd\tx\n");
        SequenceData data = open("{'source': 'DIR/train.tsv', 'validation': 'DIR/test.tsv', 'on-error': 'skip'}");
        assertThat(data.baselines(Split.VALIDATION).get("the source, copied").main())
                .isEqualTo(new Score.Metric("exact match", 0.5, Score.Kind.SHARE));
        assertThat(data.baselines(Split.VALIDATION)
                        .get("the most frequent answer")
                        .main()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void theCodecAnswersLinesAndComesBackFromJson() throws IOException {
        file("pairs.tsv", "one two\teins zwei\n");
        SequenceData data = open("{'source': 'DIR/pairs.tsv', 'split': {'train': 1, 'validation': 0}}");
        PredictionCodec codec = new PairsCodecFormat().read(data.codec().toJson());
        assertThat(codec.toJson()).isEqualTo(data.codec().toJson());
        List<Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader("two\none two\n")), "standard input")
                .forEachRemaining(requests::add);
        assertThat(codec.encode(requests).lengths()).containsExactly(1, 2);
        int[] written =
                ((WrittenSide) ((TwoSidedCodec<?, ?>) codec).target()).text().encode("zwei eins");
        Decoded decoded = new Decoded(written, -1, -0.5, new float[][] {{0.25f, 0.75f}, {1, 0}, {0, 1}});
        List<Prediction> answers =
                codec.decode(requests.subList(1, 2), new Predictions.Sequences(List.of(List.of(decoded))), true);
        assertThat(answers.get(0).text()).isEqualTo("""
                zwei eins
                   -1.000  zwei eins
                          one     two    \s
                  zwei    0.25    0.75   \s
                  eins    1.00    .      \s
                  <end>   .       1.00   \s""");
        assertThat(answers.get(0)
                        .json()
                        .path("answers")
                        .get(0)
                        .path("logProbability")
                        .asDouble())
                .isEqualTo(-1);
        assertThat(Arrays.asList(codec.columns(true))).containsExactly(List.of("source", "answer", "log probability"));
    }

    @Test
    void sumsAreAskedOnceAndAreRight() {
        List<String> lines = Addition.text().lines().toList();
        assertThat(lines).hasSize(50_000).doesNotHaveDuplicates();
        for (String line : lines) {
            String[] parts = line.split("[+\t]", -1);
            assertThat(Integer.parseInt(parts[0]) + Integer.parseInt(parts[1])).isEqualTo(Integer.parseInt(parts[2]));
        }
    }
}
