package org.rnn4j.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.cli.Ran;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.plugin.Plugins;

/** The built-in jobs: listed, found by name, and copied out. That each one trains is a test of the examples. */
class JobsCommandTest {
    @TempDir
    Path folder;

    static List<String> names() {
        return BuiltInJob.names();
    }

    @Test
    void theIndexListsEveryResource() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/org/rnn4j/cli/job"))) {
            assertThat(names())
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".yaml"))
                                    .map(name -> name.replace(".yaml", ""))
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachIsListedWithItsTask(String name) {
        BuiltInJob job = BuiltInJob.named(name).orElseThrow();
        JobSpec spec = Plugins.load().jobs().parse(job.yaml(), name, "another", List.of());
        assertThat(spec.name()).isEqualTo(name); // of the run folder, too
        assertThat(Ran.rnn4j("jobs").out())
                .contains(job.description())
                .contains("%s; data: %s; %s".formatted(spec.task(), job.data(), job.time()));
    }

    @Test
    void everyTaskHasOne() {
        assertThat(names().stream()
                        .map(name -> Plugins.load()
                                .jobs()
                                .parse(BuiltInJob.named(name).orElseThrow().yaml(), name, name, List.of())
                                .task())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "language-model",
                        "classification",
                        "tagging",
                        "forecasting",
                        "seq2seq",
                        "conditional",
                        "transcription",
                        "generation");
    }

    @Test
    void oneIsCopiedOutAndReadBack() throws IOException {
        Path file = folder.resolve("my.yaml");
        Ran ran = Ran.rnn4j("jobs", "--write", "control-charts", file);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("wrote       " + file).contains("next        rnn4j train " + file);
        assertThat(file)
                .content()
                .isEqualTo(BuiltInJob.named("control-charts").orElseThrow().yaml());
        assertThat(Ran.rnn4j("data", file).out().replaceAll("read .*", ""))
                .isEqualTo(Ran.rnn4j("data", "control-charts").out().replaceAll("read .*", ""));
    }

    @Test
    void aFileIsOverwrittenOnlyByForce() throws IOException {
        Path file = Files.writeString(folder.resolve("my.yaml"), "mine");
        Ran refused = Ran.rnn4j("jobs", "--write", "addition", file);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.lastLineOfErr())
                .isEqualTo("error: %s exists; name another file, or overwrite it with --force".formatted(file));
        assertThat(file).content().isEqualTo("mine");
        assertThat(Ran.rnn4j("jobs", "--write", "addition", file, "--force").exitCode())
                .isZero();
        assertThat(file).content().contains("task: seq2seq");
    }

    @Test
    void theNearestNameIsSuggested() {
        assertThat(Ran.rnn4j("train", "date-tagging").lastLineOfErr())
                .isEqualTo("error: job file date-tagging does not exist, and no built-in job is called so;"
                        + " did you mean dates-tagging? rnn4j jobs lists them");
        assertThat(Ran.rnn4j("jobs", "--write", "adition").lastLineOfErr())
                .isEqualTo("error: there is no built-in job adition; did you mean addition? rnn4j jobs lists them");
        assertThat(Ran.rnn4j("jobs", "my.yaml").lastLineOfErr())
                .isEqualTo("error: my.yaml needs --write NAME; rnn4j jobs lists the names");
    }
}
