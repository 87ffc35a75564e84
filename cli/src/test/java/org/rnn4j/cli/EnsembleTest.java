package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code model.ensemble} and weight decay, through the commands that a user types. */
class EnsembleTest {
    @TempDir
    Path folder;

    @Test
    void anEnsembleIsOneBundleThatIsEvaluatedResumedAndInspected() throws IOException {
        Path run = folder.resolve("run");
        JsonNode trained = json(Ran.rnn4j(
                "train",
                "comparisons",
                "--epochs",
                "2",
                "--hidden-size",
                "4",
                "--set",
                "model.ensemble=2",
                "--set",
                "training.optimizer.weight-decay=0.1",
                "--out",
                run,
                "--json"));
        Path best = run.resolve("best.zip");
        JsonNode evaluated = json(Ran.rnn4j("evaluate", best, "--split", "test", "--json"));
        assertThat(evaluated.path("test").path("accuracy").asDouble())
                .isEqualTo(trained.path("test").path("accuracy").asDouble())
                .isPositive();
        assertThat(json(Ran.rnn4j("inspect", best, "--json")).path("networks").asInt())
                .isEqualTo(2);
        Ran resumed = Ran.rnn4j("train", "--resume", run, "--epochs", "3");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("gru, 1 x 4 units, 2 networks");
    }

    @Test
    void aLanguageModelHasNone() {
        Ran ran = Ran.rnn4j("train", "hello", "--set", "model.ensemble=2");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .isEqualTo("error: --set: unknown key model.ensemble for task = language-model; only"
                        + " task = classification and task = forecasting and task = tagging have it");
    }

    private static JsonNode json(Ran ran) throws IOException {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return new ObjectMapper().readTree(ran.lastLineOfOut());
    }
}
