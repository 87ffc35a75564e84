package org.rnn4j.datasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;

class FolderTest {
    @TempDir
    Path folder;

    @Test
    void hiddenFilesAreNoData() throws IOException {
        write("b.txt", "_a.txt", "a.csv", "._a.txt", ".b.txt.gz", ".DS_Store", "c.md");
        Files.createDirectories(folder.resolve(".ipynb_checkpoints"));
        Files.createDirectories(folder.resolve("sub.txt"));
        Folder found = Folder.list("data.source = x", folder, List.of(".txt", ".csv"));
        assertThat(found.files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("_a.txt", "a.csv", "b.txt");
        assertThat(found.hidden()).isEqualTo(2);
    }

    @Test
    void theirNumberIsAFactOfWhatWasRead() throws IOException {
        write("a.txt", "._a.txt");
        InputFiles files = new InputFiles(StandardCharsets.UTF_8, Map.of());
        assertThat(files.read("data.source", List.of(folder.toString()), List.of(".txt")))
                .extracting(InputFile::name)
                .containsExactly(folder.resolve("a.txt").toString());
        Map<String, Object> facts = new LinkedHashMap<>();
        files.describe(facts);
        assertThat(facts).isEqualTo(Map.of("bytes", 4L, Folder.HIDDEN, 1));
    }

    @Test
    void aHiddenFileThatIsNamedIsRead() throws IOException {
        write(".a.txt");
        InputFiles files = new InputFiles(StandardCharsets.UTF_8, Map.of());
        assertThat(files.read("data.source", List.of(folder.resolve(".a.txt").toString()), List.of(".txt")))
                .hasSize(1);
    }

    @Test
    void aFolderOfHiddenFilesIsRefused() throws IOException {
        write("._a.txt");
        assertThatThrownBy(() -> Folder.list("data.source = x", folder, List.of(".txt", ".csv")))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.source = x: the folder has no *.txt, *.csv files, apart from 1 hidden; name files instead");
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "text");
        }
    }
}
