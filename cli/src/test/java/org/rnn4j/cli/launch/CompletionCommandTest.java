package org.rnn4j.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;

class CompletionCommandTest {
    @TempDir
    Path folder;

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assumeThat(Path.of("/bin/bash")).exists();
        Path script = Files.writeString(
                folder.resolve("script"), Ran.rnn4j("completion").out());
        assertThat(completed(script, "gen")).isEqualTo("generate");
        assertThat(completed(script, "train", "--hidd")).isEqualTo("--hidden-size");
    }

    private static String completed(Path script, String... words) throws Exception {
        Process bash = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        "source '%s'; COMP_WORDS=(rnn4j %s); COMP_CWORD=%d; _complete_rnn4j; echo \"${COMPREPLY[@]}\""
                                .formatted(script, String.join(" ", words), words.length))
                .redirectError(ProcessBuilder.Redirect.DISCARD) // compopt is only for real completions
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        return printed.strip();
    }
}
