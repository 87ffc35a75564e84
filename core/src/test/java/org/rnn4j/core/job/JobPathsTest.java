package org.rnn4j.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.tiny.TinyModel;

class JobPathsTest {
    @TempDir
    Path folder;

    private final JobReader jobs =
            new JobReader(Tasks.of(Map.of("language-model", TinyModel.Options.class)), Map.of("text", Options.class));

    record Options(
            @FileKey List<String> source,
            String tokenizer,
            @Flat Held held,
            Shape format) {}

    sealed interface Shape permits Lines, Parallel {}

    record Lines(String target) implements Shape {}

    record Parallel(@FileKey Path target) implements Shape {}

    record Held(@FileKey Path vectors) {}

    @Test
    void filesAreFoundBesideTheJobFile() throws IOException {
        Files.writeString(folder.resolve("my.txt"), "text");
        Files.writeString(folder.resolve("word"), "a file that is called like a tokenizer");
        JobSpec job = read("{source: [my.txt, pom.xml, tiny-shakespeare], tokenizer: word, vectors: my.txt}");
        assertThat(job.dataOptions().path("source").toString())
                .isEqualTo("[\"%s\",\"pom.xml\",\"tiny-shakespeare\"]".formatted(folder.resolve("my.txt")));
        assertThat(job.dataOptions().path("tokenizer").asText()).isEqualTo("word");
        assertThat(job.dataOptions().path("vectors").asText())
                .isEqualTo(folder.resolve("my.txt").toString());
    }

    @Test
    void filesOfTheChosenVariantAreFoundToo() throws IOException {
        Files.writeString(folder.resolve("my.txt"), "text");
        assertThat(target("parallel")).isEqualTo(folder.resolve("my.txt").toString());
        assertThat(target("lines")).isEqualTo("my.txt");
        assertThat(target("unknown")).isEqualTo("my.txt");
    }

    private String target(String type) throws IOException {
        return read("{format: {type: %s, target: my.txt}}".formatted(type))
                .dataOptions()
                .path("format")
                .path("target")
                .asText();
    }

    @Test
    void filesOfSettingsAreNot() throws IOException {
        Files.writeString(folder.resolve("my.txt"), "text");
        JobSpec job = read("{source: other.txt}", "data.source=my.txt");
        assertThat(job.dataOptions().path("source").asText()).isEqualTo("my.txt");
    }

    @Test
    void anEmptyNameAndTheFolderItselfStay() throws IOException {
        JobSpec job = read("{source: \"\", vectors: \"a\\0b\"}");
        assertThat(job.dataOptions().path("source").asText()).isEmpty();
        assertThat(job.dataOptions().path("vectors").asText()).isEqualTo("a\0b");
    }

    private JobSpec read(String data, String... settings) throws IOException {
        Path file = folder.resolve("job.yaml");
        Files.writeString(file, "data: " + data);
        return jobs.read(file, List.of(settings));
    }
}
