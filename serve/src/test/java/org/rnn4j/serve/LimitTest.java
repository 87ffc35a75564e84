package org.rnn4j.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.serve.limit.Limits;

class LimitTest {
    @TempDir
    static Path folder;

    private static Map<String, Path> models;

    @BeforeAll
    static void write() {
        models = TinyModels.write(folder, "poet", "judge");
    }

    private static Limits limits(int queue, int sessions, Duration time, Duration idle) {
        return new Limits(
                4096, 20, 3, 200_000, queue, sessions, 4, time, Duration.ofSeconds(1), idle, Duration.ofHours(1));
    }

    private static ModelServer server(int queue, int sessions, Duration time, Duration idle) {
        return ModelServer.start(
                ServeOptions.local(models).with(limits(queue, sessions, time, idle)), TinyModels::open);
    }

    private static ModelServer server() {
        return server(8, 2, Duration.ofSeconds(60), Duration.ofMinutes(10));
    }

    private static Client client(ModelServer server) {
        return new Client("http://localhost:" + server.port());
    }

    @Test
    void largerRequestsThanAllowedAre413() {
        try (ModelServer server = server()) {
            Client client = client(server);
            assertThatThrownBy(() -> client.predict("judge", "x".repeat(5000)))
                    .hasMessage("413 the body has more than 4,096 bytes");
            assertThatThrownBy(() -> client.post("/models/judge/predict", "{\"inputs\": [\"a\",\"b\",\"c\",\"d\"]}"))
                    .hasMessage("413 4 inputs, but at most 3 are predicted at once");
            assertThatThrownBy(() -> client.post("/models/poet/generate", "{\"prompt\": \"" + "h".repeat(21) + "\"}"))
                    .hasMessage("413 the prompt has 21 tokens, but at most 20 are read");
            assertThatThrownBy(() -> client.post("/models/poet/generate", "{\"length\": 200001}"))
                    .hasMessage("413 length = 200,001, but at most 200,000 tokens are generated in one answer");
            assertThatThrownBy(() -> client.session("poet").read("h".repeat(21)))
                    .hasMessage("413 the step has 21 tokens, but at most 20 are read at once");
        }
    }

    @Test
    void aBodyWithoutALengthEndsAtTheLimit() throws IOException {
        try (ModelServer server = server();
                Socket socket = new Socket("localhost", server.port())) {
            JsonNode alone = client(server).predict("judge", "one");
            OutputStream out = socket.getOutputStream();
            out.write(head("POST /models/judge/predict", "Transfer-Encoding: chunked"));
            String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
            try {
                for (int i = 0; i < 64; i++) {
                    out.write(chunk.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                // the server has closed the connection, which it may
            }
            assertThat(status(socket)).isEqualTo(413);
            assertThat(client(server).predict("judge", "one")).isEqualTo(alone);
        }
    }

    @Test
    void aGigabyteIsRefusedBeforeItIsSent() throws IOException {
        try (ModelServer server = server();
                Socket socket = new Socket("localhost", server.port())) {
            socket.getOutputStream().write(head("POST /models/judge/predict", "Content-Length: 1073741824"));
            assertThat(status(socket)).isEqualTo(413);
        }
    }

    @Test
    void aBodyThatTricklesInIs408AndOthersAreServed() throws IOException {
        try (ModelServer server = server()) {
            JsonNode alone = client(server).predict("judge", "one");
            List<Socket> slow = IntStream.range(0, 100)
                    .mapToObj(i -> {
                        try {
                            Socket socket = new Socket("localhost", server.port());
                            socket.getOutputStream().write(head("POST /models/judge/predict", "Content-Length: 100"));
                            return socket;
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(client(server).predict("judge", "one")).isEqualTo(alone);
            for (Socket socket : slow) {
                assertThat(status(socket)).isEqualTo(408);
                socket.close();
            }
        }
    }

    private static byte[] head(String request, String header) {
        return "%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\n\r\n"
                .formatted(request, header)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int status(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        String line = new String(in.readNBytes(12), StandardCharsets.US_ASCII); // HTTP/1.1 nnn
        return Integer.parseInt(line.substring(9));
    }

    @Test
    void moreRequestsThanAllowedAre429AndTheOthersEnd() {
        try (ModelServer server = server(2, 2, Duration.ofSeconds(60), Duration.ofMinutes(10))) {
            Client client = client(server);
            String body = "{\"length\": 3000, \"seed\": 1}";
            List<CompletableFuture<HttpResponse<byte[]>>> all = IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> client.send(
                            "POST", "/models/poet/generate", "application/json", BodyPublishers.ofString(body))))
                    .toList();
            List<HttpResponse<byte[]>> done =
                    all.stream().map(CompletableFuture::join).toList();
            assertThat(done).allMatch(response -> response.statusCode() == 200 || response.statusCode() == 429);
            assertThat(done).anyMatch(response -> response.statusCode() == 200);
            done.stream().filter(response -> response.statusCode() == 429).forEach(response -> {
                assertThat(response.headers().firstValue("Retry-After")).contains("1");
                assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            });
            assertThat(client.post("/models/poet/generate", "{}").path("tokens").asInt())
                    .isEqualTo(12);
        }
    }

    @Test
    void aTextThatTakesTooLongIs503OrEndsItsStream() {
        try (ModelServer server = server(8, 2, Duration.ofMillis(100), Duration.ofMinutes(10))) {
            Client client = client(server);
            assertThatThrownBy(() -> client.post("/models/poet/generate", "{\"length\": 200000}"))
                    .hasMessage("503 the text took longer than 0 s; generate less, or set stream = true");
            assertThat(client.generate("poet", "{\"length\": 200000}", piece -> {})
                            .path("finish")
                            .asText())
                    .isEqualTo("time");
        }
    }

    @Test
    void sessionsInUseAreKeptAndOneMoreIs429() {
        try (ModelServer server = server()) {
            Client client = client(server);
            Client.Session first = client.session("poet");
            client.session("poet");
            assertThatThrownBy(() -> client.session("poet"))
                    .hasMessage("429 the server has 2 sessions, all in use; delete one or come back");
            assertThatThrownBy(first::fork).hasMessageStartingWith("429 ");
            assertThat(first.read("h").path("step").asLong()).isEqualTo(1);
            first.end();
            assertThat(client.session("poet").id()).isNotEmpty();
        }
    }

    @Test
    void anUnusedSessionEnds() {
        try (ModelServer server = server(8, 2, Duration.ofSeconds(60), Duration.ofNanos(1))) {
            Client.Session session = client(server).session("poet");
            assertThatThrownBy(() -> session.read("h")).hasMessageStartingWith("404 there is no such session");
        }
    }

    @Test
    void aClientThatIsGoneLeavesNothing() throws Exception {
        try (ModelServer server = server(2, 2, Duration.ofSeconds(60), Duration.ofMinutes(10))) {
            Client client = client(server);
            for (int i = 0; i < 6; i++) {
                try (Socket socket = new Socket("localhost", server.port())) {
                    String body = "{\"length\": 200000, \"stream\": true}";
                    socket.getOutputStream()
                            .write(head("POST /models/poet/generate", "Content-Length: " + body.length()));
                    socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().read();
                }
                while (!metrics(client).contains("rnn4j_queue 0.0")) {
                    Thread.onSpinWait();
                }
            }
            assertThat(tokens(client))
                    .as("tokens for six clients, each of whom asked for 200,000")
                    .isLessThan(200_000);
        }
    }

    private static double tokens(Client client) {
        return metrics(client)
                .lines()
                .filter(line -> line.startsWith("rnn4j_tokens_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String metrics(Client client) {
        return new String(
                client.send("GET", "/metrics", "text/plain", BodyPublishers.noBody())
                        .body(),
                StandardCharsets.UTF_8);
    }

    @Test
    void figuresAreInTheFormOfPrometheus() {
        try (ModelServer server = server()) {
            Client client = client(server);
            client.session("poet").read("hell");
            client.predict("judge", "one");
            assertThat(metrics(client))
                    .contains("rnn4j_sessions 1.0")
                    .contains("rnn4j_tokens_total 4.0")
                    .contains("rnn4j_predictions_total 1.0")
                    .contains("rnn4j_step_seconds_count 4")
                    .contains("rnn4j_request_seconds_count{route=\"POST /sessions/{id}/step\",status=\"200\"} 1");
        }
    }
}
