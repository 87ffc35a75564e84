package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C at a terminal. */
@EnabledIf(value = "canOpenTerminals", disabledReason = "needs Linux with setsid and timeout")
class InterruptTest {
    private static final String CTRL_C = "\u0003";
    private static final int BY_SIGINT = 130;

    @TempDir
    static Path folder;

    @BeforeAll
    static void trainModels() throws IOException {
        train("pairs", pairsJob());
        train("text", "hello");
    }

    static boolean canOpenTerminals() {
        return System.getProperty("os.name").equals("Linux")
                && Files.isExecutable(Path.of("/usr/bin/setsid"))
                && Files.isExecutable(Path.of("/usr/bin/timeout"));
    }

    @Test
    void trainKeepsTheLastModel() throws Exception {
        Path run = folder.resolve("interrupted");
        try (PseudoTerminal terminal = rnn4j("train", "hello", "--budget", "10m", "--out", run.toString())) {
            terminal.await("loss");
            terminal.type(CTRL_C);
            assertThat(terminal.exitCode()).as(terminal.screen()).isEqualTo(BY_SIGINT);
            assertThat(terminal.screen()).contains("interrupted", "bundle      " + run);
        }
        assertThat(Ran.rnn4j("evaluate", run.resolve("last.zip"), "--split", "train")
                        .exitCode())
                .isZero();
    }

    /** The whole split of a million characters takes seconds; the model is saved before. */
    @Test
    void aValidationIsLeftAtOnce() throws Exception {
        Path text = Files.writeString(folder.resolve("long.txt"), "hello, world ".repeat(160_000));
        Path run = folder.resolve("validating");
        try (PseudoTerminal terminal = rnn4j(
                "train",
                "--data",
                text.toString(),
                "--epochs",
                "1",
                "--hidden-size",
                "64",
                "--set",
                "data.split.validation=0.5",
                "--set",
                "data.split.train=0.5",
                "--set",
                "training.validate-every=3",
                "--out",
                run.toString())) {
            terminal.await("evaluating");
            terminal.type(CTRL_C);
            assertThat(terminal.exitCode()).as(terminal.screen()).isEqualTo(BY_SIGINT);
            assertThat(terminal.screen()).contains("interrupted before a validation was finished");
        }
        assertThat(run.resolve("last.zip")).isRegularFile();
    }

    /** A fit has no steps; waiting for its end would only take time. */
    @Test
    void aFitIsLeftAtOnce() throws Exception {
        byte[] letters = new byte[8_000_000];
        new Random(1).nextBytes(letters);
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) ('a' + (letters[i] & 7));
        }
        Path text = Files.write(folder.resolve("letters.txt"), letters);
        Path run = folder.resolve("fitted");
        try (PseudoTerminal terminal =
                rnn4j("train", "--data", text.toString(), "--set", "task=n-gram", "--out", run.toString())) {
            terminal.await("order chosen");
            terminal.type(CTRL_C);
            assertThat(terminal.exitCode()).as(terminal.screen()).isEqualTo(BY_SIGINT);
            assertThat(terminal.screen())
                    .containsAnyOf(
                            "interrupted while the model was fitted; nothing was saved",
                            "interrupted before the training began");
        }
        assertThat(run.resolve("last.zip")).doesNotExist();
    }

    @Test
    void repeatedTrainingsKeepWhatIsBegun() throws Exception {
        Path run = folder.resolve("seeds");
        try (PseudoTerminal terminal = rnn4j(
                "evaluate",
                "comparisons",
                "--seeds",
                "2",
                "--set",
                "training.epochs=100000",
                "--out",
                run.toString())) {
            terminal.await("loss");
            terminal.type(CTRL_C);
            assertThat(terminal.exitCode()).as(terminal.screen()).isEqualTo(BY_SIGINT);
            assertThat(terminal.screen().replaceAll("\\s+", " "))
                    .contains("interrupted 0 of 2 runs are finished; continue with rnn4j evaluate --resume " + run);
        }
        assertThat(run.resolve("seed-42/last.zip")).exists();
        assertThat(run.resolve("seed-43")).doesNotExist();
    }

    @Test
    void searchKeepsTheTrialThatIsBegun() throws Exception {
        Path run = folder.resolve("search");
        try (PseudoTerminal terminal = rnn4j(
                "search",
                "comparisons",
                "--set",
                "search.space.model.layers=[1,2]",
                "--set",
                "training.epochs=100000",
                "--out",
                run.toString())) {
            terminal.await("loss");
            terminal.type(CTRL_C);
            assertThat(terminal.exitCode()).as(terminal.screen()).isEqualTo(BY_SIGINT);
            assertThat(terminal.screen()).contains("trials      0 of 3", "rnn4j search --resume " + run);
        }
        assertThat(run.resolve("trial-01/last.zip")).exists();
        assertThat(run.resolve("best.yaml")).doesNotExist();
    }

    @Test
    void generateEndsAfterWhatItHasWritten() throws Exception {
        try (PseudoTerminal terminal = rnn4j("generate", bundle("text"), "--prompt", "h", "--length", "100000000")) {
            terminal.await("hel");
            terminal.type(CTRL_C);
            assertEndedBy(BY_SIGINT, terminal);
        }
    }

    @Test
    void predictEndsAfterWhatItHasAnswered() throws Exception {
        try (PseudoTerminal terminal = rnn4j("predict", bundle("pairs"), "--format", "json")) {
            terminal.type("12\r");
            terminal.await("{");
            terminal.type(CTRL_C);
            assertEndedBy(BY_SIGINT, terminal);
        }
    }

    @Test
    void chatEndsAsAtQuit() throws Exception {
        try (PseudoTerminal terminal = rnn4j("chat", bundle("pairs"))) {
            terminal.await(">");
            terminal.type(CTRL_C);
            assertEndedBy(0, terminal);
        }
    }

    private static void assertEndedBy(int exitCode, PseudoTerminal terminal) throws InterruptedException {
        assertThat(terminal.exitCode()).as(terminal.screen()).isEqualTo(exitCode);
        assertThat(terminal.screen()).doesNotContain("Exception", "error:");
    }

    private static Path pairsJob() throws IOException {
        Path pairs = folder.resolve("pairs.tsv");
        Files.writeString(pairs, "12\t21\n13\t31\n14\t41\n23\t32\n".repeat(10));
        Path job = folder.resolve("pairs.yaml");
        return Files.writeString(job, """
                task: seq2seq
                data:
                  type: pairs
                  source: %s
                  tokenizer: character
                  target-tokenizer: character
                  split: {train: 0.8, validation: 0.1, test: 0.1}
                """.formatted(pairs));
    }

    private static void train(String name, Object job) {
        Ran ran = Ran.rnn4j(
                "train", job, "--epochs", 1, "--hidden-size", 8, "--threads", 1, "--out", folder.resolve(name));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    private static String bundle(String name) {
        return folder.resolve(name).resolve("last.zip").toString();
    }

    /** Rnn4j in a JVM of its own. */
    private static PseudoTerminal rnn4j(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new PseudoTerminal(command);
    }
}
