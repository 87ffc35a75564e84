package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model from its job to its text, through the commands that a user types. */
class EndToEndTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"basic-rnn", "lstm", "gru"})
    void everyCellLearnsHello(String cell) throws IOException {
        Path run = folder.resolve("run");
        Ran train = Ran.rnn4j("train", "hello", "--cell", cell, "--out", run, "--json");
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains("bundle      " + run.resolve("best.zip"), "generate", "sample");
        JsonNode trained = json(train);
        assertThat(trained.path("lossNats").asDouble()).isLessThan(0.1);
        assertThat(Path.of(trained.path("bundle").asText())).exists();

        Ran evaluate = Ran.rnn4j("evaluate", run.resolve("best.zip"), "--split", "train", "--json");
        assertThat(evaluate.exitCode()).as(evaluate.err()).isZero();
        JsonNode measured = json(evaluate);
        double nats = measured.path("lossNats").asDouble();
        assertThat(nats).isBetween(0.0, 0.1);
        assertThat(measured.path("perplexity").asDouble()).isEqualTo(Math.exp(nats));
        assertThat(measured.path("tokens").asInt()).isEqualTo(14);

        Ran generate =
                Ran.rnn4j("generate", run.resolve("best.zip"), "--prompt", "h", "--length", "4", "--temperature", "0");
        assertThat(generate.exitCode()).as(generate.err()).isZero();
        assertThat(generate.out()).isEqualTo("hello" + System.lineSeparator());
    }

    @Test
    void aKoreanTextTrainsAndItsBundleTellsWhereItCameFrom() throws IOException {
        Path text = Files.writeString(folder.resolve("korean.txt"), "모든 인간은 태어날 때부터 자유롭다. ".repeat(40));
        Path run = folder.resolve("run");
        Ran train = Ran.rnn4j(
                "train", "--data", text, "--epochs", "3", "--hidden-size", "8", "--seed", "7", "--out", run, "--json");
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out())
                .contains(
                        "validation  ", "-gram  ", "mixed  ", " bits per character, perplexity ", "--prompt \"모든 인간은");
        assertThat(json(train).path("validationLossNats").asDouble()).isPositive();
        assertThat(json(train).path("mixedLossNats").asDouble())
                .isLessThan(0.1 + json(train).path("baselineLossNats").asDouble());
        assertThat(run.resolve("metrics.csv")).isNotEmptyFile();
        assertThat(run.resolve("run.json"))
                .content()
                .contains("\"dataSha256\"", "train --data", "\"finishedAt\" : \"20");

        Ran evaluate = Ran.rnn4j("evaluate", run.resolve("last.zip"), "--data", text, "--json");
        assertThat(evaluate.exitCode()).as(evaluate.err()).isZero();
        assertThat(json(evaluate).path("tokens").asInt()).isEqualTo(40 * 21 - 1);

        Ran inspect = Ran.rnn4j("inspect", run.resolve("best.zip"), "--json");
        assertThat(inspect.exitCode()).as(inspect.err()).isZero();
        assertThat(inspect.out()).contains("layers", "hidden-size: 8", "seed           7", "dataSha256");
        assertThat(json(inspect).path("layers").size()).isGreaterThan(1);
    }

    @Test
    void wordsAndBytePairsAreComparedByBitsACharacter() throws IOException {
        Path text = Files.writeString(folder.resolve("korean.txt"), "모든 인간은 자유롭다. ".repeat(60));
        Path run = folder.resolve("run");
        Ran train = Ran.rnn4j(
                "train",
                "--data",
                text,
                "--set",
                "data.tokenizer=word",
                "--epochs",
                "1",
                "--hidden-size",
                "4",
                "--set",
                "training.time-steps=8",
                "--out",
                run);
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out())
                .containsPattern("validation .* bits per word, perplexity .* bits per character, .* per byte");
        JsonNode measured = json(Ran.rnn4j("evaluate", run.resolve("best.zip"), "--data", text, "--json"));
        double bits = measured.path("bitsPerToken").asDouble()
                * (measured.path("tokens").asInt() + 1);
        assertThat(measured.path("bitsPerCharacter").asDouble()).isCloseTo(bits / (60 * 13), within(1e-9));
        assertThat(measured.path("bitsPerByte").asDouble()).isCloseTo(bits / (60 * 31), within(1e-9));
    }

    @Test
    void aResumedRunEndsWithTheModelOfARunThatWasNeverStopped() throws IOException {
        String constant = "training.schedule=constant"; // any other depends on how long a run is to be
        Path whole = folder.resolve("whole");
        Path run = folder.resolve("run");
        for (Ran ran : new Ran[] {
            Ran.rnn4j("train", "hello", "--set", constant, "--epochs", "50", "--out", whole),
            Ran.rnn4j("train", "hello", "--set", constant, "--epochs", "20", "--out", run)
        }) {
            assertThat(ran.exitCode()).as(ran.err()).isZero();
        }
        assertThat(parameters(run)).usingElementComparator(Arrays::compare).isNotEqualTo(parameters(whole));
        Ran resumed = Ran.rnn4j("train", "--resume", run, "--epochs", "50", "--json");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(json(resumed).path("steps").asInt()).isEqualTo(50);
        assertThat(parameters(run)).usingElementComparator(Arrays::compare).isEqualTo(parameters(whole));
    }

    /** Of the network and of its optimizer. */
    private static List<byte[]> parameters(Path run) throws IOException {
        try (ZipFile zip = new ZipFile(run.resolve("last.zip").toFile())) {
            List<byte[]> entries = new ArrayList<>();
            for (String name : List.of("coefficients.bin", "updaterState.bin")) {
                entries.add(zip.getInputStream(zip.getEntry(name)).readAllBytes());
            }
            return entries;
        }
    }

    @Test
    void aBundleThatWasCutOffIsRefused() throws IOException {
        Path run = folder.resolve("run");
        assertThat(Ran.rnn4j("train", "hello", "--epochs", "1", "--out", run).exitCode())
                .isZero();
        byte[] whole = Files.readAllBytes(run.resolve("best.zip"));
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length / 2));
        Ran ran = Ran.rnn4j("evaluate", cut);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).startsWith("error: %s ".formatted(cut));
    }

    private static JsonNode json(Ran ran) throws IOException {
        return new ObjectMapper().readTree(ran.lastLineOfOut());
    }
}
