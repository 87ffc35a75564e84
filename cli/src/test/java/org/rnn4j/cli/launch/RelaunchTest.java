package org.rnn4j.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Main;

/** The second JVM of a program that was started without the Vector API. */
class RelaunchTest {
    @TempDir
    Path folder;

    @BeforeEach
    void requireTheModule() {
        assumeThat(ModuleFinder.ofSystem().find("jdk.incubator.vector"))
                .as("this JDK has no Vector API")
                .isPresent();
    }

    @Test
    void aTrainingUsesTheVectorApi() throws Exception {
        Process process = rnn4j(List.of(), "train", "hello", "--epochs", "1", "--out", "run");
        assertThat(printed(process)).contains("products: Vector API").contains("bundle");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void theFirstJvmIsKeptOnRequest() throws Exception {
        Process process = rnn4j(List.of("-Drnn4j.relaunch=false"), "train", "hello", "--epochs", "1", "--out", "run");
        assertThat(printed(process)).contains("products: plain Java");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void anErrorHasItsExitCode() throws Exception {
        Process process = rnn4j(List.of(), "train", "gone.yaml");
        assertThat(printed(process)).contains("error: ", "gone.yaml");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    /** A service manager, for example, stops only the process that it started. */
    @Test
    void aTerminatedTrainingIsSaved() throws Exception {
        Process process = endless();
        long second = second(process);
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(ProcessHandle.of(second).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(folder.resolve("run/last.zip")).isRegularFile();
    }

    @Test
    void theSecondJvmEndsWithTheFirst() throws Exception {
        Process process = endless();
        Optional<ProcessHandle> second = ProcessHandle.of(second(process));
        process.destroyForcibly().waitFor();
        second.ifPresent(handle -> handle.onExit().join());
        assertThat(folder.resolve("run/last.zip")).isRegularFile();
    }

    /** A training that has begun. */
    private Process endless() throws IOException {
        Process process = rnn4j(List.of(), "train", "hello", "--epochs", "1000000", "--out", "run");
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        while (!Files.exists(folder.resolve("run/metrics.csv"))) {
            assertThat(lines.readLine()).isNotNull();
        }
        return process;
    }

    private static long second(Process first) {
        return first.toHandle().children().findFirst().orElseThrow().pid();
    }

    private static String printed(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Process rnn4j(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
