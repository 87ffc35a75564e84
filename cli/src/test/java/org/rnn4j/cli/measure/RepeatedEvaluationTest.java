package org.rnn4j.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;

class RepeatedEvaluationTest {
    private static final String REVIEWS = "1 참 좋은 영화\n1 좋은 배우\n0 정말 나쁜 영화\n0 나쁜 음악\n".repeat(6);

    @TempDir
    Path folder;

    private Path job;

    @BeforeEach
    void writeJob() throws IOException {
        Path reviews = Files.writeString(folder.resolve("reviews.txt"), REVIEWS);
        job = Files.writeString(folder.resolve("job.yaml"), """
                task: classification
                data: {type: labelled-text, source: %s, split: {train: 0.75, validation: 0.25}}
                model: {cell: gru, hidden-size: 4, layers: 1, embedding-size: 4}
                training: {batch-size: 4, epochs: 2}
                threads: 1
                """.formatted(reviews));
    }

    @Test
    void foldsAndSeedsGiveMeanAndDeviationOfEveryMetricBesideTheBaselines() throws IOException {
        Path out = folder.resolve("out");
        Ran ran = Ran.rnn4j("evaluate", job, "--folds", 3, "--seeds", 2, "--out", out, "--json");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(ran.lastLineOfOut());
        assertThat(json.path("runs").findValuesAsText("name"))
                .containsExactly(
                        "fold-1-seed-42",
                        "fold-1-seed-43",
                        "fold-2-seed-42",
                        "fold-2-seed-43",
                        "fold-3-seed-42",
                        "fold-3-seed-43");
        assertThat(json.path("seeds").toString()).isEqualTo("[42,43]");
        assertThat(json.path("threads").asInt()).isEqualTo(1);
        assertThat(json.path("test").path("accuracy").path("runs").asInt()).isEqualTo(6);
        double sum = 0;
        for (JsonNode run : json.path("runs")) {
            sum += run.path("test").path("loss").asDouble();
        }
        assertThat(json.path("test").path("loss").path("mean").asDouble()).isCloseTo(sum / 6, within(1e-12));
        JsonNode frequent =
                json.path("testBaselines").path("most frequent class").path("accuracy");
        assertThat(frequent.path("mean").asDouble()).isEqualTo(0.5); // the folds have as many good as bad ones
        assertThat(frequent.path("deviation").asDouble()).isZero();
        assertThat(ran.out())
                .contains("validation", "  most frequent class")
                .contains("50.0% ± 0.0%")
                .contains(
                        "runs        6: 3 folds, each once the test split, 2 seeds (42 to 43); mean ± standard deviation;"
                                + " 1 thread,")
                .contains("models      " + out);
        JsonNode tested = new ObjectMapper()
                .readTree(Ran.rnn4j("evaluate", out.resolve("fold-2-seed-43/best.zip"), "--split", "test", "--json")
                        .lastLineOfOut());
        assertThat(tested.path("lossNats").asDouble())
                .isEqualTo(json.path("runs").get(3).path("test").path("loss").asDouble());
    }

    @Test
    void seedsAloneKeepTheSplitsOfTheJobAndOneRunIsThatOfTrain() throws IOException {
        Ran ran = Ran.rnn4j("evaluate", job, "--seeds", 2, "--out", folder.resolve("out"), "--json");
        JsonNode json = new ObjectMapper().readTree(ran.lastLineOfOut());
        assertThat(json.has("test")).isFalse();
        Ran train = Ran.rnn4j("train", job, "--seed", 43, "--out", folder.resolve("train"), "--json");
        assertThat(json.path("runs").get(1).path("validation").path("loss").asDouble())
                .isEqualTo(new ObjectMapper()
                        .readTree(train.lastLineOfOut())
                        .path("validationLossNats")
                        .asDouble());
    }

    @Test
    void resumeTrainsWhatIsMissingAndGivesTheSame() throws IOException {
        Path out = folder.resolve("out");
        Ran whole = Ran.rnn4j("evaluate", job, "--folds", 3, "--out", out, "--json");
        FileTime old = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(out.resolve("fold-1/best.zip"), old);
        Files.delete(out.resolve("fold-2/result.json")); // as after a kill: the model is there, its result is not
        try (var files = Files.list(out.resolve("fold-3"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Ran resumed = Ran.rnn4j("evaluate", "--resume", out, "--json");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(Files.getLastModifiedTime(out.resolve("fold-1/best.zip"))).isEqualTo(old);
        assertThat(new ObjectMapper().readTree(resumed.lastLineOfOut()).path("test"))
                .isEqualTo(new ObjectMapper().readTree(whole.lastLineOfOut()).path("test"));
    }

    @Test
    void aFolderIsContinuedOnlyWithTheSameJob() throws IOException {
        Path out = folder.resolve("out");
        Ran.rnn4j("evaluate", job, "--folds", 2, "--out", out);
        Files.writeString(job, Files.readString(job).replace("epochs: 2", "epochs: 3"));
        assertRefused(
                Ran.rnn4j("evaluate", "--resume", out),
                "the job %s has changed since %s was begun; start anew, or restore the old job".formatted(job, out));
        assertRefused(
                Ran.rnn4j("evaluate", job, "--resume", out),
                "--resume %s continues what was begun there; leave out the other options and the job".formatted(out));
        assertRefused(
                Ran.rnn4j("evaluate", "--resume", folder),
                "--resume %s: there is no plan.json in it; name the folder that rnn4j evaluate wrote"
                        .formatted(folder));
        assertRefused(
                Ran.rnn4j("evaluate", job, "--folds", 2, "--out", out),
                "--out = %s, but that folder is not empty; name a new or empty folder, or remove its files"
                        .formatted(out));
    }

    @Test
    void whatCannotBeDividedIsRefusedBeforeAnythingIsWritten() throws IOException {
        Path out = folder.resolve("out");
        assertRefused(
                Ran.rnn4j("evaluate", job, "--folds", 25, "--out", out),
                "data.split.folds = 25, but there are only 24 examples to divide; use at most 24 folds");
        Path dev = Files.writeString(folder.resolve("dev.txt"), REVIEWS);
        assertRefused(
                Ran.rnn4j("evaluate", job, "--folds", 3, "--set", "data.validation=" + dev, "--out", out),
                "--folds = 3 divides data.source, but data.validation = %s has files of its own; add them to data.source, or leave them out with --set data.validation=[]"
                        .formatted(dev));
        assertRefused(
                Ran.rnn4j("evaluate", "seasonal", "--folds", 5, "--out", out),
                "--folds = 5, but data.type = series is ordered by time, and a fold would be forecast from later rows; use rnn4j backtest --origins 5 --refit");
        assertRefused(
                Ran.rnn4j("evaluate", "hello", "--folds", 5, "--out", out),
                "--folds = 5, but data.type = text cannot be divided into folds; use --seeds instead");
        assertRefused(
                Ran.rnn4j(
                        "evaluate",
                        job,
                        "--seeds",
                        2,
                        "--out",
                        out,
                        "--set",
                        "data.split.train=1",
                        "--set",
                        "data.split.validation=0"),
                "the data has neither a validation nor a test split, so nothing can be measured; set data.split");
        assertThat(out).doesNotExist();
    }

    @Test
    void optionsThatDoNotApplyAreRefused() {
        assertRefused(Ran.rnn4j("evaluate", job, "--folds", 1), "--folds = 1, but must be in [2, 10000]");
        assertRefused(Ran.rnn4j("evaluate", job, "--seeds", 0), "--seeds = 0, but must be in [1, 10000]");
        assertRefused(
                Ran.rnn4j("evaluate", job, "--seeds", 2, "--split", "test"),
                "--split is for a trained model, but --folds, --seeds and --resume train a job; set keys of the job with --set");
        assertRefused(
                Ran.rnn4j("evaluate", "best.zip", "--set", "seed=1"),
                "--set is for a job that is trained several times; add --folds or --seeds");
        assertRefused(
                Ran.rnn4j("evaluate", "control-charts"),
                "control-charts is a job, not a trained model; add --folds 5 or --seeds 3 to train and evaluate it");
        assertRefused(
                Ran.rnn4j("evaluate", "--seeds", 2),
                "--folds and --seeds train a job; name a job file or a built-in job");
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
        assertThat(ran.lastLineOfErr()).isEqualTo("error: " + message);
        assertThat(ran.out()).isEmpty();
    }
}
