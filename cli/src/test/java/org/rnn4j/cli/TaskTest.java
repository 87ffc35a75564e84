package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that predicts, from its job to its metrics, through the commands; the task itself is a plug-in of the tests. */
class TaskTest {

    @TempDir
    static Path folder;

    private static Path best;
    private static Ran train;

    @BeforeAll
    static void train() throws IOException {
        best = folder.resolve("run/best.zip");
        train = Ran.rnn4j("train", job(folder), "--epochs", "20", "--out", folder.resolve("run"), "--json");
    }

    /** Forty texts, of which three quarters are good. */
    static Path job(Path folder) throws IOException {
        Path data = Files.writeString(
                folder.resolve("data.tsv"), "good\t좋다 aa\ngood\tab\ngood\taa\ngood\tba a\nbad\tc cd\n".repeat(8));
        return Files.writeString(folder.resolve("tiny.yaml"), """
                task: tiny-classification
                data: {type: tiny-labels, source: %s}
                model: {depth: 1}
                training:
                  batch-size: 8
                  optimizer: {type: sgd, learning-rate: 0.5}
                  schedule: constant
                  best-by: score
                """.formatted(data));
    }

    @Test
    void trainingSaysHowGoodTheBestIsBesideTheBaselines() throws IOException {
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.err()).containsPattern("model    tiny-classification, \\d+ parameters");
        assertThat(train.out()
                        .lines()
                        .limit(8)
                        .map(line -> line.replaceAll("\\d+\\.\\d{4}$", "LOSS"))
                        .toList())
                .startsWith(
                        "                       accuracy    loss",
                        "validation               100.0%  LOSS",
                        "  most frequent class     80.0%",
                        "test                     100.0%  LOSS",
                        "  most frequent class     80.0%")
                .anyMatch(line -> line.matches("trained     60 steps in \\d+:\\d\\d, [\\d,]+ sequences per second"))
                .endsWith("bundle      " + best, "next        rnn4j predict " + best + " FILE");
        JsonNode json = new ObjectMapper().readTree(train.lastLineOfOut());
        assertThat(json.path("validation").path("accuracy").asDouble()).isEqualTo(1);
        assertThat(json.path("validationBaselines")
                        .path("most frequent class")
                        .path("accuracy")
                        .asDouble())
                .isEqualTo(0.8);
        assertThat(json.path("test").path("accuracy").asDouble()).isEqualTo(1);
        assertThat(json.has("perplexity")).isFalse();
        assertThat(folder.resolve("run/metrics.csv"))
                .content()
                .startsWith("step,epoch,seconds,train_loss,validation_loss,learning_rate,gradient_norm,"
                        + "tokens_per_second,validation_accuracy\n");
    }

    @Test
    void evaluationSaysItOfAnyPartWithItsDetails() throws IOException {
        Ran ran = Ran.rnn4j("evaluate", best, "--split", "train", "--json");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()
                        .lines()
                        .map(line -> line.replaceAll("\\d+\\.\\d{4}$", "LOSS").replaceAll(" in .*", " in ..."))
                        .toList())
                .startsWith(
                        "                       accuracy    loss",
                        "train                    100.0%  LOSS",
                        "  most frequent class     80.0%",
                        "measured    20 sequences in ...",
                        "",
                        "right 20 of 20");
        JsonNode json = new ObjectMapper().readTree(ran.lastLineOfOut());
        assertThat(json.path("train").path("accuracy").asDouble()).isEqualTo(1);
        assertThat(json.path("targets").asInt()).isEqualTo(20);
    }

    @Test
    void evaluationTakesOtherData() throws IOException {
        Path other = Files.writeString(folder.resolve("other.tsv"), "good\taa\nbad\taa\n");
        Ran ran = Ran.rnn4j("evaluate", best, "--data", other, "--json");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains(other + "  ", "  50.0%  ", "right 1 of 2");
        assertThat(new ObjectMapper().readTree(ran.lastLineOfOut()).path("data").asText())
                .isEqualTo(other.toString());
    }

    @Test
    void aResumedRunStillKnowsItsBestScore() throws IOException {
        Path run = folder.resolve("resumed");
        Path job = job(folder);
        assertThat(Ran.rnn4j("train", job, "--epochs", "20", "--out", run).exitCode())
                .isZero();
        String still = "training.optimizer.learning-rate=1e-30"; // a lower loss would be better at the same score
        Ran resumed = Ran.rnn4j("train", "--resume", run, "--epochs", "21", "--set", still, "--json");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(resumed.lastLineOfOut());
        assertThat(json.path("bestStep").asInt())
                .as("nothing better than all right")
                .isLessThanOrEqualTo(60);
        assertThat(json.path("validation").path("accuracy").asDouble()).isEqualTo(1);
    }

    @Test
    void theDataIsShownBeforehand() throws IOException {
        Ran ran = Ran.rnn4j("data", job(folder), "--json");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines().toList())
                .startsWith(
                        "data         type tiny-labels, task tiny-classification",
                        "  lines                        40",
                        "splits       train 20 sequences, validation 10 sequences, test 10 sequences",
                        "lengths        number    min     5% median    95%    max     mean",
                        "  train            20      2      2      4      5      5      3.4",
                        "  validation       10      2      2      4      5      5      3.4",
                        "  test             10      2      2      4      5      5      3.4",
                        "        2 -       2         8 ########################################",
                        "        3 -       3         0",
                        "        4 -       4         8 ########################################",
                        "        5 -       5         4 ####################",
                        "classes                    train         validation               test",
                        "  good                16   80.0%          8   80.0%          8   80.0%",
                        "  bad                  4   20.0%          2   20.0%          2   20.0%",
                        "batches      3 of the training split, 29.2% padding; first batch [batch 8, time 5] ids",
                        "sample       as the network reads it",
                        "  good -> 좋다",
                        "warnings     1",
                        "  it is tiny")
                .anyMatch(line -> line.matches("read +in \\d+\\.\\d\\d s, \\d+\\.\\d MB of heap"));
        JsonNode json = new ObjectMapper().readTree(ran.lastLineOfOut());
        assertThat(json.path("lengths").path("train").path("median").asInt()).isEqualTo(4);
        assertThat(json.path("classes").path("bad").path("test").asInt()).isEqualTo(2);
        assertThat(json.path("warnings").path(0).asText()).isEqualTo("it is tiny");
    }

    @Test
    void aTextIsShownToo() {
        Ran ran = Ran.rnn4j("data", "hello");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains(
                        "data         type text, task language-model",
                        "splits       train 14 characters",
                        "unknown      train 0.00%",
                        "batches      1 of the training split, 6.7% padding; first batch [batch 3, time 5] ids",
                        "  there is no validation split, so the last model counts as the best and its quality is unknown");
    }
}
