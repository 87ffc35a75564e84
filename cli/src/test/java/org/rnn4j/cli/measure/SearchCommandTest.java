package org.rnn4j.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;

class SearchCommandTest {
    private static final String REVIEWS = "1 참 좋은 영화\n1 좋은 배우\n0 정말 나쁜 영화\n0 나쁜 음악\n".repeat(6);

    @TempDir
    Path folder;

    private Path job;

    @BeforeEach
    void writeJob() throws IOException {
        Files.writeString(folder.resolve("reviews.txt"), REVIEWS);
        Files.writeString(folder.resolve("test.txt"), "1 좋은 영화\n0 나쁜 영화\n");
        job = Files.writeString(folder.resolve("job.yaml"), """
                task: classification
                data:
                  type: labelled-text
                  source: reviews.txt
                  split: {train: 0.75, validation: 0.25}
                  test: test.txt
                model: {cell: gru, hidden-size: 4, layers: 1, embedding-size: 4}
                training: {batch-size: 4, epochs: 2}
                threads: 1
                search:
                  trials: 4
                  space:
                    model.cell: [gru, lstm]
                    training.optimizer.learning-rate: {min: 0.0001, max: 0.1, log: true}
                """);
    }

    @Test
    void theBestJobIsAJobThatTrainsToTheSameLoss() throws IOException {
        Path out = folder.resolve("out");
        JsonNode json = searched(Ran.rnn4j("search", job, "--out", out, "--json"));
        List<Double> losses = json.path("trials").findValues("validation").stream()
                .map(scores -> scores.path("loss").asDouble())
                .toList();
        assertThat(losses).hasSize(4).isSorted();
        assertThat(json.path("trials").findValuesAsText("trial")).containsExactlyInAnyOrder("1", "2", "3", "4");
        assertThat(json.path("job").asText()).isEqualTo(out.resolve("best.yaml").toString());
        Ran train = Ran.rnn4j("train", out.resolve("best.yaml"), "--out", folder.resolve("train"), "--json");
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(train.lastLineOfOut())
                        .path("validationLossNats")
                        .asDouble())
                .isEqualTo(losses.get(0));
    }

    @Test
    void theTestSplitIsNotLookedAt() throws IOException {
        Path out = folder.resolve("out");
        JsonNode json = searched(Ran.rnn4j("search", job, "--out", out, "--json"));
        assertThat(json.path("trials").findValues("validation"))
                .hasSize(4)
                .allSatisfy(scores -> assertThat(scores.path("loss").asDouble()).isPositive());
        assertThat(json.findValue("test")).isNull();
        assertThat(Files.readString(out.resolve("trial-01/result.json"))).doesNotContain("TEST");
        JsonNode run =
                new ObjectMapper().readTree(out.resolve("trial-01/run.json").toFile());
        assertThat(run.path("results").has("validation")).isTrue();
        assertThat(run.path("results").has("test")).isFalse();
    }

    @Test
    void baselinesAreFittedOnceAsTheDataIsTheSame() throws IOException {
        JsonNode json = searched(Ran.rnn4j("search", job, "--out", folder.resolve("out"), "--json"));
        List<JsonNode> baselines = json.path("trials").findValues("validationBaselines");
        assertThat(baselines).hasSize(1);
        assertThat(baselines.get(0).has("most frequent class")).isTrue();
    }

    @Test
    void resumeTrainsWhatIsMissingAndRanksTheSame() throws IOException {
        Path out = folder.resolve("out");
        JsonNode whole = searched(Ran.rnn4j("search", job, "--out", out, "--json", "--set", "search.seed=3"));
        String first = Files.readString(out.resolve("trial-01/result.json"));
        try (var files = Files.list(out.resolve("trial-03"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(out.resolve("trial-04/result.json"));
        Files.delete(out.resolve("best.yaml"));
        JsonNode resumed = searched(Ran.rnn4j("search", "--resume", out, "--json"));
        assertThat(Files.readString(out.resolve("trial-01/result.json"))).isEqualTo(first);
        assertThat(resumed.path("trials").findValues("validation"))
                .isEqualTo(whole.path("trials").findValues("validation"));
        assertThat(out.resolve("best.yaml")).exists();
    }

    @Test
    void halvingPrintsRungsAndTheTableNamesTheValues() {
        Ran ran = Ran.rnn4j(
                "search",
                job,
                "--set",
                "search.method=halving",
                "--set",
                "training.epochs=3",
                "--out",
                folder.resolve("out"));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out().lines().findFirst().orElseThrow())
                .containsSubsequence(
                        "validation accuracy",
                        "validation loss",
                        "rung",
                        "time",
                        "model.cell",
                        "training.optimizer.learning-rate");
        assertThat(ran.out())
                .contains(" 1  trial ", "the job as it is", "    most frequent class")
                .contains("trials      4 of 4, ranked by validation loss (training.best-by)")
                .doesNotContain("\"lstm\"");
        assertThat(ran.err()).contains("trial-01-rung-1", "-rung-2");
    }

    @Test
    void mistakesAreOneLineAndWriteNothing() throws IOException {
        Path out = folder.resolve("out");
        assertRefused(
                Ran.rnn4j("search", job, "--out", out, "--set", "search.space={model.hiden-size: [1]}"),
                "search.space: unknown key model.hiden-size; did you mean model.hidden-size?");
        assertRefused(
                Ran.rnn4j("search", job, "--out", out, "--set", "search.space={model.dropout: [0.1, 1.5]}"),
                "search.space: model.dropout = 1.5, but must be in [0, 0.9]");
        assertRefused(
                Ran.rnn4j(
                        "search",
                        job,
                        "--out",
                        out,
                        "--set",
                        "training.best-by=score",
                        "--set",
                        "search.space={data.tokeniser: [word]}"),
                "search.space: unknown key data.tokeniser for data.type = labelled-text; did you mean data.tokenizer?");
        assertRefused(
                Ran.rnn4j(
                        "search",
                        job,
                        "--out",
                        out,
                        "--set",
                        "training.epochs=0",
                        "--set",
                        "training.budget=3m",
                        "--set",
                        "search.budget=5m"),
                "search.budget = 5m, but two trials of training.budget = 3m need 6m; raise it, or lower training.budget");
        assertRefused(
                Ran.rnn4j("search", job, "--out", out, "--set", "search.trial=3"),
                "--set: unknown key search.trial; did you mean search.trials?");
        assertRefused(
                Ran.rnn4j("search", job, "--out", out, "--set", "data.split={train: 1, validation: 0}"),
                "the data has no validation split, on which models could be compared; set data.split.validation");
        assertRefused(
                Ran.rnn4j("search", "comparisons", "--out", out),
                "the job has no search.space; name the keys to vary, such as search: {space: {model.hidden-size: [64, 128]}}");
        assertRefused(
                Ran.rnn4j("search", "--resume", out),
                "--resume %s is not a folder; name the folder of an earlier command".formatted(out));
        assertThat(out).doesNotExist();
    }

    @Test
    void trainSaysThatItDoesNotSearch() {
        Ran ran = Ran.rnn4j("train", job, "--out", folder.resolve("train"));
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).contains("note: search.space is for rnn4j search; this trains the job as it is");
    }

    private static JsonNode searched(Ran ran) throws IOException {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return new ObjectMapper().readTree(ran.lastLineOfOut());
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
        assertThat(ran.lastLineOfErr()).isEqualTo("error: " + message);
        assertThat(ran.out()).isEmpty();
    }
}
