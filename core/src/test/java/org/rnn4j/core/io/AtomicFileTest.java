package org.rnn4j.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesAFileWhole() {
        Path file = folder.resolve("한글.json");
        AtomicFile.write(file, out -> out.write(new byte[] {1, 2, 3}));
        AtomicFile.write(file, out -> out.write(new byte[] {4}));
        assertThat(file).hasBinaryContent(new byte[] {4});
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void leavesTheEarlierFileAndNoPartWhereTheDiskIsFull() throws IOException {
        Path file = folder.resolve("best.zip");
        Files.writeString(file, "precious");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "%s cannot be written: No space left on device; check that its folder exists, is writable and not full",
                        file);
        assertThat(file).hasContent("precious");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void saysThatAFolderIsMissingOrInTheWay() {
        Path missing = folder.resolve("none/best.zip");
        assertThatThrownBy(() -> AtomicFile.write(missing, out -> out.write(1)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "%s cannot be written: there is no such file or folder; check that its folder exists, is writable and not full",
                        missing);
        assertThatThrownBy(() -> AtomicFile.write(folder, out -> out.write(1)))
                .isInstanceOf(UserException.class)
                .hasMessage("%s cannot be written: it is a folder", folder);
    }
}
