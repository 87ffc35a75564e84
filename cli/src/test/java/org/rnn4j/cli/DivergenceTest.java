package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that cannot succeed ends with one line that names the reason, and its models stay. */
class DivergenceTest {
    @TempDir
    Path folder;

    @Test
    void aLearningRateThatIsTooHighIsHalvedAndThenBlamed() {
        Ran ran = hello("--set", "training.clip-norm=0", "--set", "training.optimizer.learning-rate=1000");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains("with the learning rate halved to 125 (3 of 3)")
                .doesNotContain("Exception");
        assertThat(ran.lastLineOfErr())
                .startsWith("error: training.optimizer.learning-rate = 1000.0, but the loss is ")
                .endsWith("lower the learning rate or set training.clip-norm to 5 (it is off)");
    }

    /** The first epochs, at a tenth of the rate, are saved; then the rate grows a thousandfold. */
    @Test
    void theLastGoodModelIsNamed() {
        assertThat(hello("--set", "training.schedule=constant").exitCode()).isZero();
        Ran ran = Ran.rnn4j(
                "train",
                "--resume",
                folder.resolve("run"),
                "--epochs",
                100,
                "--set",
                "training.clip-norm=0",
                "--set",
                "training.optimizer.learning-rate=900");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .endsWith("; the last good model is " + folder.resolve("run").resolve("last.zip"));
        Ran good = Ran.rnn4j("evaluate", folder.resolve("run").resolve("last.zip"), "--split", "train");
        assertThat(good.exitCode()).as(good.err()).isZero();
    }

    @Test
    void valuesThatAreTooLargeAreBlamedAndNotTheLearningRate() throws IOException {
        Path data = folder.resolve("big.csv");
        Files.writeString(
                data,
                IntStream.range(0, 100)
                        .mapToObj(row -> row == 30 ? "1e38" : Integer.toString(row % 7))
                        .collect(Collectors.joining("\n", "y\n", "\n")));
        Path job = Files.writeString(folder.resolve("job.yaml"), """
                task: forecasting
                data: {type: series, source: big.csv, target: y, history: 4, horizon: 1, season: 1, scale: none}
                model: {hidden-size: 4, layers: 1}
                training: {epochs: 1}
                """);
        Ran ran = Ran.rnn4j("train", job, "--out", folder.resolve("big"));
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .contains("so the data are the reason and not the learning rate; the largest value", "1.00e+38")
                .doesNotContain("learning-rate =");
    }

    @Test
    void anEpsilonOfZeroIsRefused() {
        Ran ran = hello("--set", "training.optimizer.epsilon=0");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .isEqualTo("error: --set: training.optimizer.epsilon = 0, but must be in [1.0E-20, 1]");
    }

    private Ran hello(String... more) {
        return Ran.rnn4j(Stream.concat(
                        Stream.of(
                                "train",
                                "hello",
                                "--epochs",
                                "60",
                                "--out",
                                folder.resolve("run").toString()),
                        Arrays.stream(more))
                .toArray());
    }
}
