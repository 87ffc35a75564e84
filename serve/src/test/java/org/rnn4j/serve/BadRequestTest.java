package org.rnn4j.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.serve.limit.Limits;

class BadRequestTest {
    @TempDir
    static Path folder;

    private static ModelServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = ModelServer.start(ServeOptions.local(TinyModels.write(folder, "judge", "poet")), TinyModels::open);
        client = new Client("http://localhost:" + server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void theServerGoesOn() {
        assertThat(client.predict("judge", "one").path("class").asText()).isNotEmpty();
    }

    private static JsonNode refused(String path, byte[] body) {
        HttpResponse<byte[]> response = client.send("POST", path, "application/json", BodyPublishers.ofByteArray(body));
        return problem(response);
    }

    private static JsonNode problem(HttpResponse<byte[]> response) {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
        try {
            JsonNode problem = new ObjectMapper().readTree(response.body());
            assertThat(problem.path("status").asInt()).isEqualTo(response.statusCode());
            assertThat(problem.path("type").asText()).isEqualTo("about:blank");
            assertThat(problem.toString()).doesNotContain(folder.toString(), "Exception", "org.rnn4j", "jetty");
            return problem;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"inputs": ["a"                 | the body is not valid JSON: Unexpected end-of-input
                    {"inputs": "a"} x               | the body is not valid JSON: Unrecognized token 'x'
                    {"inputs": "a", "inputs": "b"}  | the body is not valid JSON: Duplicate field
                    {"inputs": NaN}                 | the body is not valid JSON: Non-standard token 'NaN'
                    ["a"]                           | the body must be a JSON object
                    {}                              | give inputs (a text, an object, or a list of these) or table
                    {"inputs": 3}                   | inputs[0] = 3, but must be a text or an object
                    {"inputs": []}                  | inputs is empty
                    {"inputs": [" "]}               | inputs[0] is blank
                    {"inputs": ["a", {"text": "b"}]} | inputs must be all texts or all objects
                    {"inputs": "a\\nb"}             | inputs[0] has a line break
                    {"inputs": "\\ud800"}           | a text in the body has half of a surrogate pair
                    {"inputs": {"txt": "a"}}        | inputs:1: the model reads the key text, but the keys are txt
                    {"inputs": "a", "probabilities": "perhaps"} | probabilities = "perhaps", but must be true or false
                    {"inputs": "a", "interval": 1e999} | interval =
                    {"inputs": "a", "horizon": 99999999999999999999} | horizon =
                    {"input": "a"}                  | unknown key input
                    """)
    void wrongBodiesAre400WithTheReason(String body, String reason) {
        JsonNode problem = refused("/models/judge/predict", body.getBytes(StandardCharsets.UTF_8));
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("detail").asText()).startsWith(reason);
    }

    @Test
    void bytesThatAreNotUtf8Are400() {
        byte[] body = "{\"inputs\": \"?\"}".getBytes(StandardCharsets.US_ASCII);
        body[12] = (byte) 0xff;
        assertThat(refused("/models/judge/predict", body).path("detail").asText())
                .isEqualTo("the body is not valid UTF-8");
    }

    @Test
    void deepNestingAndLongNumbersAre400() {
        String deep = "{\"inputs\": " + "[".repeat(1000) + "]".repeat(1000) + "}";
        assertThat(refused("/models/judge/predict", deep.getBytes(StandardCharsets.UTF_8))
                        .path("status")
                        .asInt())
                .isEqualTo(400);
        String number = "{\"length\": " + "9".repeat(100_000) + "}";
        assertThat(refused("/models/poet/generate", number.getBytes(StandardCharsets.UTF_8))
                        .path("status")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void otherTypesPathsAndMethodsAreRefused() {
        HttpResponse<byte[]> form =
                client.send("POST", "/models/judge/predict", "text/plain", BodyPublishers.ofString("{}"));
        assertThat(problem(form).path("status").asInt()).isEqualTo(415);
        HttpResponse<byte[]> method = client.send("PUT", "/models/judge", "text/plain", BodyPublishers.noBody());
        assertThat(problem(method).path("detail").asText()).isEqualTo("PUT is not allowed here, but GET");
        for (String path : new String[] {"/nothing", "/models/none/predict/", "/models/..%2f..%2fetc", "/sessions/"}) {
            assertThat(client.send("GET", path, "text/plain", BodyPublishers.noBody())
                            .statusCode())
                    .isBetween(400, 404);
        }
        HttpResponse<byte[]> model =
                client.send("POST", "/models/juge/predict", "application/json", BodyPublishers.ofString("{}"));
        assertThat(problem(model).path("detail").asText())
                .isEqualTo("there is no model \"juge\"; did you mean judge? GET /models lists them");
    }

    @Test
    void whatIsNotHttpIsRefused() throws IOException {
        for (String request :
                new String[] {"nonsense\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000)}) {
            try (Socket socket = new Socket("localhost", server.port())) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                assertThat(answer).startsWith("HTTP/1.1 4");
            }
        }
    }

    @Test
    void aPageOfAnotherNameThatPointsHereIsRefused() throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.getOutputStream()
                    .write("GET /models HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("Access-Control");
        }
    }

    @Test
    void aTokenIsAskedForButNotForHealth() {
        ServeOptions options = new ServeOptions(
                Map.of("judge", folder.resolve("judge.zip")),
                "127.0.0.1",
                0,
                Optional.of("secret"),
                Optional.empty(),
                false,
                Limits.defaults());
        try (ModelServer guarded = ModelServer.start(options, TinyModels::open)) {
            Client stranger = new Client("http://localhost:" + guarded.port());
            JsonNode problem = problem(stranger.send("GET", "/models", "text/plain", BodyPublishers.noBody()));
            assertThat(problem.path("detail").asText())
                    .isEqualTo("send the server's token: \"Authorization: Bearer TOKEN\"");
            assertThat(stranger.get("/health/ready").path("status").asText()).isEqualTo("ready");
            assertThat(new Client("http://localhost:" + guarded.port(), "secres")
                            .send("GET", "/models", "text/plain", BodyPublishers.noBody())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(new Client("http://localhost:" + guarded.port(), "secret")
                            .get("/models")
                            .path("models"))
                    .hasSize(1);
        }
    }
}
