package org.rnn4j.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/serving.md, as they stand there, at another port. */
class CurlTest {
    private static final Pattern TESTED = Pattern.compile("<!-- tested -->\n```bash\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theCommandsOfTheDocumentationRun() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "no curl here");
        List<String> blocks = TESTED.matcher(Files.readString(Path.of("../docs/serving.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(blocks).hasSize(2);
        try (ModelServer server =
                ModelServer.start(ServeOptions.local(TinyModels.write(folder, "poet", "judge")), TinyModels::open)) {
            String script = String.join("\n", blocks)
                    .replace("curl ", "curl --fail-with-body ")
                    .replace("localhost:8080", "localhost:" + server.port());
            Process bash = new ProcessBuilder("bash", "-euxo", "pipefail", "-c", script)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(bash.waitFor()).as(output).isZero();
            assertThat(output)
                    .contains("\"class\":", "event: done", "\"finish\":\"length\"", "\"earliestStep\":1", "\"step\":2");
        }
    }
}
