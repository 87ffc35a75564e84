package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own with too little memory or stack ends with one line and exit code 2, and keeps its models. */
class MemoryTest {
    @TempDir
    Path folder;

    @Test
    void aHeapThatIsTooSmallForABatch() throws Exception {
        assertThat(Ran.rnn4j("train", "hello", "--epochs", 2, "--out", folder.resolve("run"))
                        .exitCode())
                .isZero();
        byte[] last = Files.readAllBytes(folder.resolve("run").resolve("last.zip"));
        Path text = Files.writeString(folder.resolve("text.txt"), "hello, world ".repeat(80_000));
        String line = lastLine(
                List.of("-Xmx100m"),
                "train",
                "--data",
                text.toString(),
                "--epochs",
                "1",
                "--hidden-size",
                "512",
                "--set",
                "training.batch-size=2048",
                "--set",
                "training.time-steps=400",
                "--out",
                folder.resolve("run2").toString());
        assertThat(line)
                .startsWith("error: out of memory while training on characters (Java heap space; the heap may have ")
                .contains("lower training.batch-size to 1024 (it is 2048) or training.time-steps to 200 (it is 400)");
        assertThat(folder.resolve("run").resolve("last.zip")).hasBinaryContent(last);
    }

    @Test
    void aHeapThatIsTooSmallForTheNetwork() throws Exception {
        assertThat(lastLine(
                        List.of("-Xmx100m"),
                        "train",
                        "hello",
                        "--hidden-size",
                        "4096",
                        "--out",
                        folder.resolve("a").toString()))
                .startsWith("error: out of memory while creating the network (")
                .contains("lower model.hidden-size to 2048 (it is 4096)");
    }

    @Test
    void aJobThatIsNestedTooDeeply() throws Exception {
        Path job = Files.writeString(folder.resolve("job.yaml"), "a: " + "[".repeat(30_000) + "]".repeat(30_000));
        assertThat(lastLine(List.of("-Xss240k", "-Xint"), "train", job.toString())) // sizes of compiled frames vary
                .isEqualTo(
                        "error: the stack of a thread is too small while running rnn4j: the input is nested too deeply;"
                                + " flatten it, or set RNN4J_OPTS=-Xss16m");
    }

    /** The last line of standard error of a process that ends with exit code 2. */
    private static String lastLine(List<String> options, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(err).isEqualTo(2);
        return err.lines().reduce("", (before, line) -> line);
    }
}
