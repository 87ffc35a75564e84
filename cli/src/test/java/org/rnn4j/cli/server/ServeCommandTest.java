package org.rnn4j.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Main;
import org.rnn4j.cli.Ran;

/** The command as a process of its own. */
class ServeCommandTest {
    private static final int BY_SIGTERM = 143;

    @TempDir
    static Path folder;

    @BeforeAll
    static void train() {
        assertThat(Ran.rnn4j("train", "hello", "--epochs", "1", "--out", folder.resolve("hello"))
                        .exitCode())
                .isZero();
    }

    private static Process serve(String... options) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                folder + "/hello/best.zip");
        builder.command().addAll(List.of(options));
        builder.environment().put("RNN4J_TOKEN", "secret");
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    @Test
    void itPrintsItsPortAndFinishesWhatRunsWhenItIsStopped() throws Exception {
        Process process = serve("--port", "0");
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            assertThat(line).matches("serving hello at http://127\\.0\\.0\\.1:\\d+/");
            URI server = URI.create(line.substring(line.indexOf("http")));
            HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/models/hello/generate"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"length\": 10000, \"prompt\": \"h\", \"stream\": true}"));
            HttpClient client = HttpClient.newHttpClient();
            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
            CompletableFuture<HttpResponse<String>> running = client.sendAsync(
                    request.header("Authorization", "Bearer secret").build(), BodyHandlers.ofString());
            HttpRequest figures = HttpRequest.newBuilder(server.resolve("/metrics"))
                    .header("Authorization", "Bearer secret")
                    .build();
            while (!client.send(figures, BodyHandlers.ofString()).body().contains("rnn4j_queue 1.0")
                    && !running.isDone()) {
                Thread.onSpinWait();
            }
            process.destroy(); // SIGTERM
            assertThat(running.join().body()).contains("\"tokens\":10000", "event: done");
            assertThat(process.waitFor()).isEqualTo(BY_SIGTERM);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aModelThatIsMissingIsAnErrorOfTheUser() {
        Ran ran = Ran.rnn4j("serve", "none.zip", "--port", "0");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualTo("error: none.zip cannot be read: there is no such file or folder" + System.lineSeparator());
    }
}
