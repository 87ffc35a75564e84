package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.cli.tiny.TinyClassifier;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobReader;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.models.cell.Lstm;
import org.rnn4j.models.task.LanguageModelOptions;

/** Messages of the command line about options of another task. */
class TaskOptionsTest {
    private static final JobReader JOBS = Plugins.load().jobs();

    @Test
    void theFirstOptionOfAnotherTaskIsRefused() {
        Ran ran = Ran.rnn4j(
                "train",
                "hello",
                "--set",
                "training.label-smoothing=0.3",
                "--set",
                "training.scheduled-sampling=0.5",
                "--set",
                "model.attention=dot",
                "--set",
                "model.condition=first-input",
                "--set",
                "decoding.beam=5");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualTo("error: --set: unknown key training.label-smoothing for task = language-model; only task ="
                        + " conditional and task = seq2seq have it\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "classification | model.attention=dot | model.attention | task = seq2seq has",
                "classification | model.crf=true | model.crf | task = tagging has",
                "classification | decoding.beam=5 | decoding.beam | task = conditional and task = seq2seq and task = transcription have",
                "classification | sample.length=5 | sample.length | task = generation and task = language-model and task = n-gram have",
                "seq2seq | model.condition=initial | model.condition | task = conditional has",
                "conditional | model.input-feeding=true | model.input-feeding | task = seq2seq has",
                "forecasting | model.class-weights=balanced | model.class-weights | task = classification has",
                "tagging | model.distribution=point | model.distribution | task = forecasting has",
                "tagging | model.tie-embedding=true | model.tie-embedding | task = language-model has",
            })
    void anOptionOfAnotherTaskIsRefusedWithItsTasks(String task, String setting, String key, String owners) {
        Settings settings = Settings.of(List.of(setting));
        assertThatThrownBy(() -> JOBS.parse("task: " + task, "job.yaml", "job", settings))
                .isInstanceOf(UserException.class)
                .hasMessage("--set: unknown key %s for task = %s; only %s it", key, task, owners);
    }

    @Test
    void aModelThatWritesNothingRefusesABeam() {
        Ran ran = Ran.rnn4j("evaluate", Path.of("src/test/resources/bundles/classifier.zip"), "--beam", "2");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualTo("error: --beam: unknown key decoding.beam for task = classification; only task ="
                        + " conditional and task = seq2seq and task = transcription have it\n");
    }

    @Test
    void aPluggedInTaskHasOptionsOfItsOwn() {
        JobSpec job = JOBS.parse("{task: tiny-classification, model: {depth: 3}}", "job.yaml", "job", List.of());
        assertThat(job.options(TinyClassifier.Options.class).model().depth()).isEqualTo(3);
        assertThatThrownBy(() -> JOBS.parse("seed: 1\nmodel:\n  depth: 3", "job.yaml", "job", List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage("job.yaml:3: unknown key model.depth for task = language-model; only task ="
                        + " tiny-classification has it");
        assertThatThrownBy(() ->
                        JOBS.parse("{task: tiny-classification, model: {cell: gru}}", "job.yaml", "job", List.of()))
                .hasMessageStartingWith("job.yaml:1: unknown key model.cell for task = tiny-classification; only task ="
                        + " classification and task = conditional and");
    }

    @Test
    void aCellHasItsOwnOptionsOnly() {
        assertThatThrownBy(() -> JOBS.parse("model: {cell: gru, forget-bias: 0.5}", "job.yaml", "job", List.of()))
                .hasMessage("job.yaml:1: unknown key model.forget-bias; only model.cell = lstm has it");
        JobSpec job = JOBS.parse("model: {forget-bias: 0.5, layer-norm: true}", "job.yaml", "job", List.of());
        assertThat(job.options(LanguageModelOptions.class).model().body().cell())
                .isEqualTo(new Lstm(0.5, true));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsAJobOfItsTask(Path example) {
        assertThat(JOBS.read(example, List.of()).options()).isNotNull();
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }
}
