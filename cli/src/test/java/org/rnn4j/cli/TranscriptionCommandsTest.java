package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.PredictedValue.SpokenWord;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.RequestInput;

/** A model that spells digits, from its job to its transcripts, through the commands that a user types. */
class TranscriptionCommandsTest {
    private static final List<String> NAMES = List.of("one", "two", "six");

    @TempDir
    static Path folder;

    private static Path best;

    private static String digits() {
        StringBuilder pairs = new StringBuilder();
        for (int length = 1, numbers = 3; length <= 4; length++, numbers *= 3) {
            for (int number = 0; number < numbers; number++) {
                StringBuilder digits = new StringBuilder();
                StringBuilder names = new StringBuilder();
                for (int t = 0, rest = number; t < length; t++, rest /= 3) {
                    digits.append(rest % 3);
                    names.append(t == 0 ? "" : " ").append(NAMES.get(rest % 3));
                }
                pairs.append(digits).append('\t').append(names).append('\n');
            }
        }
        return pairs.toString();
    }

    @BeforeAll
    static void train() throws IOException {
        Path data = Files.writeString(folder.resolve("digits.tsv"), digits());
        Path job = Files.writeString(folder.resolve("digits.yaml"), """
                task: transcription
                data:
                  type: pairs
                  source: %s
                  tokenizer: character
                  target-tokenizer: character
                  labels: true
                  repeat: 5
                  score: error-rate
                  split: {train: 0.8, validation: 0.2}
                model: {cell: gru, hidden-size: 32, layers: 1, bidirectional: true, embedding-size: 8}
                training:
                  batch-size: 16
                  epochs: 40
                  best-by: score
                  optimizer: {type: adam, learning-rate: 0.01}
                """.formatted(data));
        Ran ran = Ran.rnn4j("train", job, "--out", folder.resolve("run"));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains(
                        "word error rate",
                        "character error rate",
                        "an empty transcript",
                        "the most frequent transcript");
        best = folder.resolve("run/best.zip");
    }

    private static double wordErrors(Ran ran) throws IOException {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return new ObjectMapper()
                .readTree(ran.lastLineOfOut())
                .findValue("word error rate")
                .asDouble();
    }

    @Test
    void itIsMeasuredWithBeamsOfAnyWidth() throws IOException {
        Ran greedy = Ran.rnn4j("evaluate", best, "--json");
        assertThat(wordErrors(greedy)).isLessThan(0.1);
        assertThat(greedy.out()).contains("substitutions ");
        JsonNode measured = new ObjectMapper().readTree(greedy.lastLineOfOut());
        assertThat(measured.path("breakdown").path("words").path("items").asInt())
                .isPositive();
        assertThat(wordErrors(Ran.rnn4j("evaluate", best, "--beam", "8", "--json")))
                .isLessThan(0.1);
    }

    @Test
    void transcriptsHaveTheStepsOfTheirWords() throws IOException {
        Path lines = Files.writeString(folder.resolve("lines.txt"), "012\n21\n");
        assertThat(Ran.rnn4j("predict", best, lines).out()).isEqualTo("one two six\nsix two\n");
        Ran json = Ran.rnn4j("predict", best, lines, "--format", "json");
        JsonNode words = new ObjectMapper()
                .readTree(json.out().lines().findFirst().orElseThrow())
                .path("words");
        assertThat(words.findValuesAsText("word")).containsExactly("one", "two", "six");
        assertThat(words.get(0).path("begin").asInt()).isBetween(0, 4);
        assertThat(words.get(2).path("end").asInt()).isBetween(11, 15);
        assertThat(words.get(1).path("confidence").asDouble()).isBetween(0.5, 1.0);
        Ran csv = Ran.rnn4j("predict", best, lines, "--format", "csv", "--probabilities");
        assertThat(csv.out().lines()).hasSize(1 + 3 + 2).first().isEqualTo("source,word,begin,end,confidence");
    }

    @Test
    void aLexiconAndHotWordsGuideTheSearch() throws IOException {
        Path lines = Files.writeString(folder.resolve("guided.txt"), "01\n");
        Path lexicon = Files.writeString(folder.resolve("lexicon.txt"), "two six\nseven\n");
        Ran ran = Ran.rnn4j("predict", best, lines, "--lexicon", lexicon, "--beam", "200");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).startsWith("--lexicon: the model cannot write 1 of the 3 words, such as \"seven\"");
        assertThat(ran.out().strip().split(" ")).isSubsetOf("two", "six");
        assertThat(Ran.rnn4j("predict", best, lines, "--hot-words", "to", "--hot-word-weight", "90", "--beam", "200")
                        .out()
                        .strip()
                        .split(" "))
                .contains("to");
        assertRefused(
                Ran.rnn4j("predict", best, lines, "--hot-words", "seven"),
                "--hot-words: the model can write none of the 1 words, such as \"seven\"");
        assertRefused(
                Ran.rnn4j("predict", best, lines, "--hot-word-weight", "2"),
                "--hot-word-weight 2.0, but no --hot-words");
        assertRefused(
                Ran.rnn4j("predict", best, lines, "--sample"),
                "--sample: unknown key decoding.sample for task = transcription; only task = conditional and task = seq2seq have it");
    }

    @Test
    void theWeightsOfTheSearchAreFoundOnTheValidationSplit() throws IOException {
        Path text = Files.writeString(folder.resolve("names.txt"), "one two\nsix two one\n".repeat(40));
        Path counted = folder.resolve("counted");
        Ran counts = Ran.rnn4j(
                "train",
                "--data",
                text,
                "--set",
                "task=n-gram",
                "--set",
                "model.order=3",
                "--set",
                "data.tokenizer=character",
                "--out",
                counted);
        assertThat(counts.exitCode()).as(counts.err()).isZero();
        Ran ran = Ran.rnn4j(
                "evaluate",
                best,
                "--language-model",
                counted.resolve("best.zip"),
                "--tune-decoding",
                "--beam",
                "4",
                "--json");
        assertThat(wordErrors(ran)).isLessThan(0.1);
        assertThat(ran.out())
                .contains(
                        "word error rate on the validation split, by weight of the language model and of words",
                        "best: ");
        assertThat(ran.out().lines().filter(line -> line.matches(" +[0-9.]+( +[0-9.]+%){6}")))
                .hasSize(7);
        assertRefused(
                Ran.rnn4j("evaluate", best, "--tune-decoding", "--word-weight", "1"),
                "--word-weight is for an evaluation with given weights, but --tune-decoding finds them on the model's own"
                        + " validation split; leave one of them out");
    }

    @Test
    void aKnownTextIsAligned() {
        try (Predictor predictor = Predictor.open(best)) {
            Request request = predictor
                    .predictionCodec()
                    .requests(RequestInput.of(
                            "digits", RequestInput.Form.LINES, new BufferedReader(new StringReader("012"))))
                    .next();
            List<SpokenWord> words = predictor.align(request, "one two six");
            assertThat(words).extracting(SpokenWord::text).containsExactly("one", "two", "six");
            assertThat(words.get(1).begin()).isBetween(3, 9);
            assertThat(words.get(1).confidence())
                    .isGreaterThan(
                            predictor.align(request, "one six six").get(1).confidence());
        }
    }

    @Test
    void pairsWithoutLabelsAreForAnotherTask() throws IOException {
        Path data = Files.writeString(folder.resolve("free.tsv"), "ab\tb\nba\ta\n".repeat(9));
        Path job = Files.writeString(
                folder.resolve("free.yaml"), "task: transcription\ndata: {type: pairs, source: %s}\n".formatted(data));
        assertRefused(
                Ran.rnn4j("train", job, "--out", folder.resolve("free")),
                "task = transcription does not fit data.type = pairs, with inputs: tokens of a vocabulary of 4, targets: a sequence"
                        + " of tokens of a vocabulary of 6; set data.labels to true, or use task = conditional or seq2seq");
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).startsWith("error: " + message);
    }
}
