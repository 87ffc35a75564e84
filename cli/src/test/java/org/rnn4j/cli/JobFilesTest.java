package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding jobs and the files that they name, and messages about files of another kind. */
class JobFilesTest {
    @TempDir
    Path folder;

    @Test
    void aJobFindsItsDataBesideIt() throws IOException {
        Files.writeString(folder.resolve("my.txt"), "abab cdcd\n".repeat(50));
        Path job = Files.writeString(folder.resolve("job.yaml"), "data: {source: my.txt}");
        Ran ran = Ran.rnn4j("data", job);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("500");
        Ran other = Ran.rnn4j("data", job, "--data", "my.txt");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.lastLineOfErr()).contains("my.txt: no such file");
    }

    @Test
    void aFolderIsNoJob() throws IOException {
        Ran ran = Ran.rnn4j("data", folder);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .isEqualTo("error: %s is a folder; name a job file, such as %s"
                        .formatted(folder, folder.resolve("job.yaml")));
    }

    @ParameterizedTest
    @CsvSource({"dance.bvh, motion capture", "reviews.csv, a table", "tags.CoNLLU, tagged words"})
    void anotherMediumIsNotTakenForTextWithoutAWord(String name, String kind) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "HIERARCHY ROOT Hips\n".repeat(20));
        Ran ran = Ran.rnn4j("data", "hello", "--data", file);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("%s is %s; data.type = text reads it as plain text".formatted(name, kind));
    }

    @Test
    void plainTextIsNoOtherMedium() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "some notes\n".repeat(20));
        assertThat(Ran.rnn4j("data", "hello", "--data", file).out()).doesNotContain("reads it as");
    }

    @Test
    void aBinaryFileIsCalledBinary() throws IOException {
        Path file = folder.resolve("song.txt");
        Files.write(file, new byte[] {'M', 'T', 'h', 'd', 0, 0, 0, 6, 0, (byte) 0xC8, (byte) 0xFF});
        Ran ran = Ran.rnn4j("data", "hello", "--data", file);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr()).endsWith("the file is a MIDI file, not text");
    }

    @ParameterizedTest
    @CsvSource({"deploy, ''", "export, ''", "trian, ', did you mean train?'", "evalute, ', did you mean evaluate?'"})
    void onlyANearCommandIsSuggested(String command, String hint) {
        Ran ran = Ran.rnn4j(command);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .isEqualTo("error: unknown command %s%s; see rnn4j --help".formatted(command, hint));
    }
}
