package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.cli.job.JobOptions;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.job.Variants;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.models.task.BodySpec;
import org.rnn4j.models.task.LanguageModelOptions;

class HelpTest {

    @Test
    void namesEveryCommandAndTheExitCodes() {
        Ran help = Ran.rnn4j("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains(
                        "train",
                        "data",
                        "evaluate",
                        "compare",
                        "search",
                        "predict",
                        "chat",
                        "generate",
                        "serve",
                        "inspect",
                        "sign",
                        "keygen",
                        "init",
                        "vectors",
                        "jobs",
                        "keys",
                        "backtest",
                        "alarms",
                        "doctor",
                        "verify",
                        "reproduce",
                        "bench",
                        "completion")
                .contains("Exit codes: 0 success; 1 failed check or internal error; 2 user error");
    }

    @Test
    void ofACommandIsAlsoAtHelpCommand() {
        assertThat(Ran.rnn4j("help", "train")).isEqualTo(Ran.rnn4j("train", "--help"));
        assertThat(Ran.rnn4j("help")).isEqualTo(Ran.rnn4j("--help"));
    }

    @Test
    void isWhatACommandLineWithoutACommandGets() {
        assertThat(Ran.rnn4j()).isEqualTo(Ran.rnn4j("--help"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "data",
                "evaluate",
                "compare",
                "search",
                "predict",
                "chat",
                "generate",
                "serve",
                "inspect",
                "sign",
                "keygen",
                "init",
                "vectors",
                "jobs",
                "keys",
                "backtest",
                "alarms",
                "doctor",
                "verify",
                "bench",
                "completion"
            })
    void ofEveryCommandHasAnExampleAndFitsATerminal(String command) {
        Ran help = Ran.rnn4j(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: rnn4j " + command).containsPattern("Examples?:\\R +rnn4j " + command);
        assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90));
    }

    @Test
    void ofTrainStatesTheBuiltInJobAsItIs() {
        JobSpec job =
                Plugins.load().jobs().readResource(JobOptions.class, "tiny-shakespeare.yaml", Settings.of(List.of()));
        BodySpec body = job.options(LanguageModelOptions.class).model().body();
        assertThat(Ran.rnn4j("train", "--help").out())
                .contains("a %s with %d x %d units on Shakespeare's plays for %d minutes"
                        .formatted(
                                Variants.name(body.cell().getClass()).toUpperCase(Locale.ROOT),
                                body.layers(),
                                body.hiddenSize(),
                                job.training().budget().toMinutes()));
    }

    @Test
    void loadsNoNumericLibrary() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--help")
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(log.lines().map(line -> line.replaceFirst("^\\[[^]]*]\\S* *", "")))
                .anyMatch(line -> line.contains("org.rnn4j.cli.Rnn4j "))
                .noneMatch(line -> line.contains(" org.nd4j.") || line.contains("] org.nd4j."))
                .noneMatch(line -> line.contains("org.deeplearning4j."));
    }

    @Test
    void versionNamesTheProgramAndJava() {
        Ran version = Ran.rnn4j("--version");
        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).startsWith("rnn4j ").contains("Java " + System.getProperty("java.version"));
    }
}
