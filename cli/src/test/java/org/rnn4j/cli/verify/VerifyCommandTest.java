package org.rnn4j.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;

class VerifyCommandTest {
    private static final int CHECKS = 14;

    @TempDir
    Path folder;

    private Path job;
    private Path text;

    @BeforeEach
    void write() throws IOException {
        text = Files.writeString(
                folder.resolve("text.txt"),
                IntStream.range(0, 900).mapToObj(i -> (i * i * 7 % 1009) + "말 ").collect(Collectors.joining()));
        job = Files.writeString(folder.resolve("job.yaml"), """
                data: {type: text, source: text.txt}
                model: {cell: lstm, hidden-size: 6, layers: 1}
                training: {batch-size: 4, time-steps: 8, epochs: 1}
                """);
    }

    private Path trained() {
        Path run = folder.resolve("run");
        Ran ran = Ran.rnn4j("train", job, "--out", run);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return run.resolve("last.zip");
    }

    @Test
    void printsALinePerCheckOfAModelAndOfAJob() throws IOException {
        for (Path checked : new Path[] {trained(), job}) {
            Ran ran = Ran.rnn4j("verify", checked, "--json");
            assertThat(ran.exitCode()).as(ran.out()).isZero();
            JsonNode json = new ObjectMapper().readTree(ran.lastLineOfOut());
            assertThat(json.path("checks")).hasSize(CHECKS);
            assertThat(json.path("failed").asInt()).isZero();
            assertThat(ran.out().lines()).hasSize(CHECKS + 2);
            assertThat(json.path("checks").findValuesAsText("check"))
                    .contains("gradient", "resume equality", "dead units");
        }
    }

    @Test
    void skipsWhatNeedsDataThatItMayNotOpen() throws IOException {
        Path moved = Files.copy(trained(), folder.resolve("moved.zip"));
        Ran ran = Ran.rnn4j("verify", moved);
        assertThat(ran.exitCode()).as(ran.out()).isZero();
        assertThat(ran.out().lines().filter(line -> line.contains("overlap") || line.contains("resume")))
                .hasSize(3)
                .allMatch(line -> line.startsWith("skip") && line.contains("--trust-paths"));
        assertThat(ran.out().lines().filter(line -> line.contains("padding invariance")))
                .allMatch(line -> line.startsWith("pass"));
        assertThat(Ran.rnn4j("verify", moved, "--trust-paths").out().lines().filter(line -> line.contains("resume")))
                .allMatch(line -> line.startsWith("pass"));
    }

    @Test
    void endsWithOneIfACheckFails() throws IOException {
        String once = Files.readString(text);
        Files.writeString(text, once + once); // the validation text is part of the training text
        Ran ran = Ran.rnn4j("verify", job);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("FAIL  train/test overlap");
    }

    @Test
    void refusesGoldenFilesForAModel() {
        assertThat(Ran.rnn4j("verify", job, "--golden", folder).exitCode()).isEqualTo(2);
    }

    @Test
    void reproducesATrainingByEpochsBitForBit() throws IOException {
        Ran ran = Ran.rnn4j("reproduce", trained(), "--out", folder.resolve("again"), "--json");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(ran.lastLineOfOut());
        assertThat(json.path("exact").asBoolean()).isTrue();
        assertThat(folder.resolve("again/last.zip")).exists();
    }

    @Test
    void reproducesATrainingByTheClockFromItsLearningRates() throws IOException {
        Files.writeString(job, Files.readString(job).replace("epochs: 1", "budget: 1s"));
        Path model = trained();
        Ran exact = Ran.rnn4j("reproduce", model, "--out", folder.resolve("again"));
        assertThat(exact.exitCode()).as(exact.out() + exact.err()).isZero();
        assertThat(exact.out()).contains("bit for bit");
        Files.delete(folder.resolve("run/metrics.csv"));
        Ran near = Ran.rnn4j("reproduce", model, "--out", folder.resolve("near"), "--tolerance", "1");
        assertThat(near.exitCode()).as(near.out() + near.err()).isZero();
        assertThat(near.out()).contains("within the tolerance");
        Ran far = Ran.rnn4j("reproduce", model, "--out", folder.resolve("far"), "--tolerance", "0");
        assertThat(far.exitCode()).isEqualTo(1);
        assertThat(far.out()).contains("FAIL");
    }

    @Test
    void doesNotTrainOnOtherData() throws IOException {
        Path model = trained();
        Files.writeString(text, Files.readString(text) + "1");
        Ran ran = Ran.rnn4j("reproduce", model, "--out", folder.resolve("again"));
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr()).contains("SHA-256");
    }
}
