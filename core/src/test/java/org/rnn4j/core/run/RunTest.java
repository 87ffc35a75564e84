package org.rnn4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobJson;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.tiny.TinyCodec;
import org.rnn4j.core.tiny.TinyText;
import org.rnn4j.core.train.Evaluation;
import org.rnn4j.core.train.Rollback;
import org.rnn4j.core.train.StepReport;
import org.rnn4j.core.train.ValidationReport;

class RunTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 2, 3, 12, 0, 5);

    @TempDir
    Path folder;

    @Test
    void namesAFolderByJobAndTimeAndNeverUsesOneTwice() {
        Path runs = folder.resolve("a/runs");
        assertThat(RunFolder.create(runs, "hello", NOON).path()).isEqualTo(runs.resolve("hello-20260203-120005"));
        RunFolder second = RunFolder.create(runs, "hello", NOON);
        assertThat(second.path())
                .isEqualTo(runs.resolve("hello-20260203-120005-2"))
                .isDirectory();
        assertThat(second.best()).isEqualTo(second.path().resolve("best.zip"));
    }

    @Test
    void takesANamedFolderOnlyIfItIsNewOrEmpty() throws IOException {
        Path named = folder.resolve("out");
        assertThat(RunFolder.at(named).path()).isDirectory();
        assertThat(RunFolder.at(named).path()).isDirectory();
        Files.writeString(named.resolve("best.zip"), "precious");
        assertThatThrownBy(() -> RunFolder.at(named))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "--out = %s, but that folder is not empty; name a new or empty folder, or remove its files",
                        named);
        assertThat(named.resolve("best.zip")).hasContent("precious");
    }

    @Test
    void aFolderIsLockedOnceAndFreeAfterwards() throws IOException {
        RunFolder run = RunFolder.at(folder.resolve("run"));
        Path leftover =
                Files.writeString(run.path().resolve(".best.zip.0f8fad5b-d9cb-469f-a165-70867728950e.tmp"), "half");
        Path own = Files.writeString(run.path().resolve(".notes.tmp"), "mine");
        RunLock lock = run.lock();
        assertThat(leftover).doesNotExist();
        assertThat(own).exists();
        assertThatThrownBy(run::lock)
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the run folder %s is in use by process %d; wait for it, or name another folder",
                        run.path(), ProcessHandle.current().pid());
        lock.close();
        run.lock().close();
        assertThat(run.path().resolve(".lock")).doesNotExist();
    }

    /** A killed process leaves its file, but the operating system frees its lock. */
    @Test
    void theLockOfADeadProcessIsTakenOver() throws IOException {
        RunFolder run = RunFolder.at(folder.resolve("run"));
        Files.writeString(run.path().resolve(".lock"), "4711\n");
        run.lock().close();
    }

    @Test
    void aTornTableIsCutToTheStepThatTheTrainingResumesFrom() throws IOException {
        Path file = folder.resolve("metrics.csv");
        Files.writeString(
                file, MetricsCsv.HEADER + ",validation_accuracy\n1,1,,,,,,,\n2,1,,,,,,,0.5\n3,1,,,,,,,\n4,1,0.2");
        new MetricsCsv(file, 2).close();
        assertThat(file).hasContent(MetricsCsv.HEADER + ",validation_accuracy\n1,1,,,,,,,\n2,1,,,,,,,0.5\n");
        Files.writeString(file, MetricsCsv.HEADER + "\n1,1,,,,,,\nmy note\n12,1,,,,,,\n");
        new MetricsCsv(file, 2).close();
        assertThat(file).hasContent(MetricsCsv.HEADER + "\n1,1,,,,,,\nmy note\n");
        Files.writeString(file, "");
        new MetricsCsv(file, 2).close();
        assertThat(file).hasContent(MetricsCsv.HEADER + "\n");
    }

    @Test
    void saysWhyAFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> RunFolder.at(file))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the run folder %s cannot be created: a file of that name exists; name another with --out",
                        file);
        Path under = file.resolve("runs");
        assertThatThrownBy(() -> RunFolder.create(under, "hello", NOON))
                .isInstanceOf(UserException.class)
                .hasMessage("the run folder %s cannot be created: Not a directory; name another with --out", under);
    }

    @Test
    void writesEveryLineAtOnceAndGoesOnAfterwards() throws IOException {
        Path file = folder.resolve("metrics.csv");
        try (MetricsCsv metrics = new MetricsCsv(file)) {
            metrics.onStep(new StepReport(1, 1, 0.25, 4.174387, 0.002, 1.5, 8192, 0.1));
            assertThat(file).hasContent(MetricsCsv.HEADER + "\n1,1,0.250,4.174387,,0.002,1.50000,8192.0\n");
        }
        try (MetricsCsv metrics = new MetricsCsv(file, 1)) {
            metrics.onValidation(new ValidationReport(1, 1, 0.5, 4, new Evaluation(3.5, 1000, 0.1), true));
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "step,epoch,seconds,train_loss,validation_loss,learning_rate,gradient_norm,tokens_per_second",
                        "1,1,0.250,4.174387,,0.002,1.50000,8192.0",
                        "1,1,0.500,,3.500000,,,10000.0");
    }

    /** As after a resumption, the steps that are trained again have one line each. */
    @Test
    void aTrainingThatReturnsToAnEarlierStepHasOneLineForEachStep() {
        Path file = folder.resolve("metrics.csv");
        try (MetricsCsv metrics = new MetricsCsv(file)) {
            metrics.onStep(new StepReport(1, 1, 0.25, 4, 0.002, 1.5, 8192, 0.1));
            metrics.onStep(new StepReport(2, 1, 0.5, 400, 0.002, 1.5, 8192, 0.2));
            metrics.onRollback(new Rollback(3, "the loss is NaN", 1, 1, 3, 0.001));
            metrics.onStep(new StepReport(2, 1, 0.75, 3, 0.001, 1.5, 8192, 0.2));
        }
        assertThat(file)
                .hasContent(MetricsCsv.HEADER
                        + "\n1,1,0.250,4.000000,,0.002,1.50000,8192.0\n2,1,0.750,3.000000,,0.001,1.50000,8192.0\n");
    }

    @Test
    void widensTheTableForTheFiguresOfATask() throws IOException {
        Path file = folder.resolve("metrics.csv");
        Score score = new Score(List.of(
                new Score.Metric("accuracy", 0.9312, Score.Kind.SHARE),
                new Score.Metric("macro F1", 0.5, Score.Kind.SHARE)));
        StepReport step = new StepReport(1, 1, 0.25, 4.174387, 0.002, 1.5, 8192, 0.1);
        Evaluation evaluation = new Evaluation(3.5, 1000, 0.1, Optional.of(score));
        try (MetricsCsv metrics = new MetricsCsv(file)) {
            metrics.onStep(step);
            metrics.onValidation(new ValidationReport(1, 1, 0.5, 4, evaluation, true));
            metrics.onStep(step);
        }
        try (MetricsCsv metrics = new MetricsCsv(file, 1)) {
            metrics.onStep(step);
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        MetricsCsv.HEADER + ",validation_accuracy,validation_macro_f1",
                        "1,1,0.250,4.174387,,0.002,1.50000,8192.0,,",
                        "1,1,0.500,,3.500000,,,10000.0,0.931200,0.500000",
                        "1,1,0.250,4.174387,,0.002,1.50000,8192.0,,",
                        "1,1,0.250,4.174387,,0.002,1.50000,8192.0,,");
    }

    @Test
    void saysThatMetricsCannotBeWritten() {
        Path file = folder.resolve("none/metrics.csv");
        assertThatThrownBy(() -> new MetricsCsv(file))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "%s cannot be written: there is no such file or folder; check that its folder exists, is writable and not full",
                        file);
    }

    @Test
    void aManifestTellsWhereAModelComesFrom() throws IOException {
        JobSpec job = Plugins.load().jobs().parse("seed: 7\nthreads: 3", "job.yaml", "hello", List.of());
        TinyText data = new TinyText(new TinyCodec("ab"), "abab", "ab");
        Instant start = Instant.parse("2026-02-03T12:00:05Z");
        RunManifest manifest = RunManifest.begin("rnn4j train", job, data, start)
                .finished(
                        start.plusSeconds(180),
                        JsonNodeFactory.instance.objectNode().put("lossNats", 1.5));
        assertThat(manifest.job()).isEqualTo(JobJson.write(job));
        assertThat(manifest.seed()).isEqualTo(7);
        assertThat(manifest.threads()).isEqualTo(3);
        assertThat(manifest.dataSha256()).isEqualTo(data.sha256());
        assertThat(manifest.dataSummary().path("characters").asLong()).isEqualTo(4);
        assertThat(manifest.rnn4jVersion()).matches("\\d+\\.\\d+.*");
        assertThat(manifest.backend()).isEqualTo("CpuBackend");

        Path file = folder.resolve("run.json");
        manifest.write(file);
        var json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.path("startedAt").asText()).isEqualTo("2026-02-03T12:00:05Z");
        assertThat(json.path("finishedAt").asText()).isEqualTo("2026-02-03T12:03:05Z");
        assertThat(json.path("results").path("lossNats").asDouble()).isEqualTo(1.5);
        RunManifest read = RunManifest.fromJson(Files.readString(file));
        assertThat(read.toJson()).isEqualTo(manifest.toJson());
        assertThat(read.startedAt()).isEqualTo(start);
    }

    @Test
    void aManifestOfALaterFormatIsNotMisread() throws JsonProcessingException {
        assertThatThrownBy(() -> RunManifest.fromJson("{\"formatVersion\": 9, \"seed\": {}}"))
                .isInstanceOf(UserException.class)
                .hasMessage("it has format 9, but rnn4j %s reads up to 1; use a newer rnn4j", RnnVersion.current());
    }
}
