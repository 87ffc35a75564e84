package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that turns words around, from its job to its answers, through the commands that a user types. */
class SequenceToSequenceCommandsTest {
    private static final String LETTERS = "ab좋";

    @TempDir
    static Path folder;

    private static Path best;

    private static String words() {
        StringBuilder pairs = new StringBuilder();
        for (int length = 1, words = 3; length <= 5; length++, words *= 3) {
            for (int word = 0; word < words; word++) {
                StringBuilder spelt = new StringBuilder();
                for (int t = 0, rest = word; t < length; t++, rest /= 3) {
                    spelt.append(LETTERS.charAt(rest % 3));
                }
                pairs.append(spelt).append('\t').append(spelt.reverse()).append('\n');
            }
        }
        return pairs.toString();
    }

    @BeforeAll
    static void train() throws IOException {
        Path data = Files.writeString(folder.resolve("words.tsv"), words());
        Path job = Files.writeString(folder.resolve("turned.yaml"), """
                task: seq2seq
                data:
                  type: pairs
                  source: %s
                  tokenizer: character
                  target-tokenizer: character
                  max-source: 20
                  split: {train: 0.8, validation: 0.2}
                model: {cell: gru, hidden-size: 32, layers: 1, bidirectional: true, embedding-size: 16}
                training:
                  batch-size: 16
                  epochs: 30
                  best-by: score
                  optimizer: {type: adam, learning-rate: 0.01}
                decoding: {max-length: 8}
                """.formatted(data));
        Ran ran = Ran.rnn4j("train", job, "--out", folder.resolve("run"));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("exact match", "the source, copied", "predict");
        best = folder.resolve("run/best.zip");
    }

    @Test
    void itIsMeasuredWithBeamsOfAnyWidth() throws IOException {
        Ran greedy = Ran.rnn4j("evaluate", best, "--json");
        assertThat(greedy.exitCode()).as(greedy.err()).isZero();
        assertThat(greedy.out()).contains("BLEU", "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp");
        JsonNode measured = new ObjectMapper().readTree(greedy.lastLineOfOut());
        assertThat(measured.findValue("exact match").asDouble()).isGreaterThan(0.9);
        Ran wide = Ran.rnn4j("evaluate", best, "--beam", "4", "--json");
        assertThat(new ObjectMapper()
                        .readTree(wide.lastLineOfOut())
                        .findValue("exact match")
                        .asDouble())
                .isGreaterThan(0.9);
    }

    /** A language model that knows the line "좋좋" only, and has the say. */
    @Test
    void aLanguageModelTakesPartInTheSearch() throws IOException {
        Path text = Files.writeString(folder.resolve("known.txt"), "좋좋\nab\n" + "좋좋\n".repeat(200));
        Path counted = folder.resolve("counted");
        Ran train =
                Ran.rnn4j("train", "--data", text, "--set", "task=n-gram", "--set", "model.order=3", "--out", counted);
        assertThat(train.exitCode()).as(train.err()).isZero();
        Path lines = Files.writeString(folder.resolve("fused.txt"), "ab\n좋ba\n");
        Path language = counted.resolve("best.zip");
        assertThat(Ran.rnn4j("predict", best, lines, "--language-model", language, "--language-model-weight", "50")
                        .out())
                .isEqualTo("좋좋\n좋좋\n");
        assertThat(Ran.rnn4j("predict", best, lines, "--language-model", language, "--language-model-weight", "1e-6")
                        .out())
                .isEqualTo("ba\nab좋\n");
        JsonNode measured = new ObjectMapper()
                .readTree(Ran.rnn4j(
                                "evaluate",
                                best,
                                "--language-model",
                                language,
                                "--language-model-weight",
                                "50",
                                "--json")
                        .lastLineOfOut());
        assertThat(measured.findValue("exact match").asDouble()).isLessThan(0.1);
    }

    @Test
    void aLanguageModelThatDoesNotFitIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("other.txt"), "xyz\n".repeat(60));
        Path counted = folder.resolve("other");
        Ran.rnn4j("train", "--data", text, "--set", "task=n-gram", "--set", "model.order=3", "--out", counted);
        Path other = counted.resolve("best.zip");
        Path lines = Files.writeString(folder.resolve("refused.txt"), "ab\n");
        assertRefused(
                Ran.rnn4j("predict", best, lines, "--language-model", other),
                "--language-model: the model knows 1 of the 5 tokens that are written; train it with the tokenizer of the"
                        + " targets, on texts of their kind");
        assertRefused(Ran.rnn4j("predict", best, lines, "--language-model", best), "%s has the codec".formatted(best));
        assertRefused(
                Ran.rnn4j("predict", best, lines, "--language-model-weight", "2"),
                "--language-model-weight 2.0, but no --language-model");
        assertRefused(
                Ran.rnn4j("predict", other, lines, "--language-model", other),
                "a language model can help to write texts, but %s is a model for task = n-gram, which writes none"
                        .formatted(other));
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).startsWith("error: " + message);
    }

    @Test
    void itAnswersLines() throws IOException {
        Path lines = Files.writeString(folder.resolve("lines.txt"), "ab\n좋ba\n");
        Ran ran = Ran.rnn4j("predict", best, lines);
        assertThat(ran.out()).isEqualTo("ba\nab좋\n");
    }

    @Test
    void itShowsOtherAnswersAndWhereItLooked() throws IOException {
        Path lines = Files.writeString(folder.resolve("one.txt"), "a좋\n");
        Ran text = Ran.rnn4j("predict", best, lines, "--beam", "3", "--best", "2", "--probabilities");
        assertThat(text.out().lines()).hasSize(1 + 2 + 1 + 3);
        assertThat(text.out()).startsWith("좋a\n   -0.").contains("\n          a       좋", "\n  <end>   ");
        Ran json =
                Ran.rnn4j("predict", best, lines, "--beam", "3", "--best", "2", "--probabilities", "--format", "json");
        JsonNode answers = new ObjectMapper().readTree(json.out()).path("answers");
        assertThat(answers.size()).isEqualTo(2);
        assertThat(answers.get(0).path("attention").size()).isEqualTo(3);
        assertThat(answers.get(0).path("logProbability").asDouble())
                .isGreaterThan(answers.get(1).path("logProbability").asDouble());
    }

    @Test
    void itsParametersAreShownByName() {
        Ran inspect = Ran.rnn4j("inspect", best);
        assertThat(inspect.exitCode()).as(inspect.err()).isZero();
        assertThat(inspect.out())
                .contains("AttentionDecoder", "attend_W=[96, 32]", "bridge_W=[64, 32]", "output_W=[32, ");
    }

    @Test
    void itTalks() {
        Ran conversation = chat("ab\n\n/reset\n" + "a".repeat(50) + "\nb좋\n/quit\nab\n");
        assertThat(conversation.exitCode()).as(conversation.err()).isZero();
        assertThat(conversation.out().lines())
                .containsExactly(
                        "ba",
                        "the line is empty; /quit ends the conversation",
                        "nothing is kept, so there is nothing to forget",
                        "this line: the source has 50 tokens, but data.max-source = 20",
                        "좋b");
    }

    @Test
    void talkThatIsNotUtf8EndsAfterTheAnswersBeforeIt() {
        Ran conversation = chat(new byte[] {'a', 'b', '\r', '\n', 'c', 'a', 'f', (byte) 0xe9, '\n', 'a', 'b', '\n'});
        assertThat(conversation.exitCode()).isEqualTo(2);
        assertThat(conversation.out()).isEqualTo("ba\n");
        assertThat(conversation.lastLineOfErr())
                .isEqualTo("error: standard input:2 cannot be read: it is not UTF-8 text");
    }

    @Test
    void aBeamWiderThanTheVocabularyIsRefused() throws IOException {
        Path lines = Files.writeString(folder.resolve("beam.txt"), "ab\n");
        Ran ran = Ran.rnn4j("predict", best, lines, "--beam", "100");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .startsWith("error: decoding.beam = 100, but must be in [1, ")
                .endsWith(", the size of the vocabulary");
    }

    @Test
    void otherPairsAreMeasuredAsAWhole() throws IOException {
        Path other = Files.writeString(folder.resolve("other.tsv"), "ab\tba\nba\tab\n");
        Ran ran = Ran.rnn4j("evaluate", best, "--data", other);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("exact match");
    }

    @Test
    void filesThatDoNotFitEachOtherAreRefused() throws IOException {
        Path sources = Files.writeString(folder.resolve("three.txt"), "a\nb\nab\n");
        Path targets = Files.writeString(folder.resolve("two.txt"), "a\nb\n");
        assertThat(train("{type: parallel, target: %s}".formatted(targets), sources)
                        .lastLineOfErr())
                .isEqualTo(
                        "error: %s has 3 lines and %s has 2, but line n of one must correspond to line n of the other; the first line without a counterpart is line 3"
                                .formatted(sources, targets));
        Path gap = Files.writeString(folder.resolve("gap.txt"), "a\n\nb\n");
        assertThat(train("{type: parallel, target: %s}".formatted(gap), sources).lastLineOfErr())
                .isEqualTo("error: %s:2: the target is empty; fix it, or set data.on-error to skip".formatted(sources));
        Path unsplit = Files.writeString(folder.resolve("unsplit.tsv"), "a b\n");
        assertThat(train("table", unsplit).lastLineOfErr())
                .startsWith("error: data.format.target = 2, but %s".formatted(unsplit));
        Path many = Files.writeString(folder.resolve("long.tsv"), "a ".repeat(501) + "\tb\n");
        assertThat(train("table", many).lastLineOfErr())
                .isEqualTo(
                        "error: %s:1: the source has 501 tokens, but data.max-source = 500; fix it, or set data.on-error to skip"
                                .formatted(many));
    }

    private static Ran train(String format, Path source) throws IOException {
        Path job = Files.writeString(folder.resolve("bad.yaml"), """
                task: seq2seq
                data: {type: pairs, source: %s, format: %s}
                training: {epochs: 1}
                """.formatted(source, format));
        Ran ran = Ran.rnn4j("train", job, "--out", folder.resolve("bad"));
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
        return ran;
    }

    private static Ran chat(String said) {
        return chat(said.getBytes(StandardCharsets.UTF_8));
    }

    private static Ran chat(byte[] said) {
        return Ran.rnn4jReading(said, "chat", best);
    }
}
