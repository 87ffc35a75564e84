package org.rnn4j.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.predict.Predictor;

class GenerateTest {
    @TempDir
    static Path folder;

    private static ModelServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = ModelServer.start(ServeOptions.local(TinyModels.write(folder, "poet")), TinyModels::open);
        client = new Client("http://localhost:" + server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String alone(long seed, int length) {
        try (Predictor predictor = TinyModels.open("poet", folder.resolve("poet.zip"))) {
            return predictor
                    .generate(new SampleSpec(length, 1, 0, 1, "he", ""), seed, piece -> {})
                    .text();
        }
    }

    private static String options(long seed, int length) {
        return "{\"prompt\": \"he\", \"temperature\": 1, \"length\": %d, \"seed\": %d}".formatted(length, seed);
    }

    @Test
    void theTextIsThatOfTheCommandForTheSameSeed() {
        JsonNode answer = client.post("/models/poet/generate", options(7, 40));
        assertThat(answer.path("text").asText()).isEqualTo(alone(7, 40)).hasSize(40);
        assertThat(answer.path("finish").asText()).isEqualTo("length");
        assertThat(answer.path("seed").asLong()).isEqualTo(7);
    }

    @Test
    void eventsAddUpToTheText() {
        StringBuilder pieces = new StringBuilder();
        JsonNode last = client.generate("poet", options(3, 60), pieces::append);
        assertThat(pieces.toString())
                .isEqualTo(alone(3, 60))
                .isEqualTo(last.path("text").asText());
        assertThat(last.path("tokens").asInt()).isEqualTo(60);
    }

    @Test
    void textsThatAreWrittenTogetherAreThoseWrittenAlone() {
        ExecutorService clients = Executors.newFixedThreadPool(24);
        List<CompletableFuture<String>> texts = IntStream.range(0, 24)
                .mapToObj(seed -> CompletableFuture.supplyAsync(
                        () -> client.generate("poet", options(seed, 50 + seed * 5), piece -> {})
                                .path("text")
                                .asText(),
                        clients))
                .toList();
        for (int seed = 0; seed < texts.size(); seed++) {
            assertThat(texts.get(seed).join()).isEqualTo(alone(seed, 50 + seed * 5));
        }
        clients.shutdown();
    }

    @Test
    void defaultsAreThoseOfTheJob() {
        assertThat(client.post("/models/poet/generate", "{}").path("text").asText())
                .hasSize(12);
        assertThat(client.post("/models/poet/generate", "{\"length\": 0}")
                        .path("text")
                        .asText())
                .isEmpty();
        assertThat(client.generate("poet", "{\"length\": 0}", piece -> {})
                        .path("tokens")
                        .asInt())
                .isZero();
    }

    @Test
    void theTextEndsAfterTheStopText() {
        String whole = alone(5, 200);
        String stop = whole.substring(9, 11);
        JsonNode answer = client.post(
                "/models/poet/generate",
                "{\"prompt\": \"he\", \"temperature\": 1, \"length\": 200, \"seed\": 5, \"stop\": \"%s\"}"
                        .formatted(stop));
        assertThat(answer.path("text").asText()).isEqualTo(whole.substring(0, whole.indexOf(stop) + stop.length()));
        assertThat(answer.path("finish").asText()).isEqualTo("stop");
    }

    @Test
    void optionsAreCheckedLikeThoseOfAJob() {
        assertThatThrownBy(() -> client.post("/models/poet/generate", "{\"temperature\": -1}"))
                .hasMessageStartingWith("400 sample.temperature = -1");
        assertThatThrownBy(() -> client.post("/models/poet/generate", "{\"temprature\": 1}"))
                .hasMessage("400 unknown key sample.temprature; did you mean sample.temperature?");
        assertThatThrownBy(() -> client.post("/models/poet/generate", "{\"stream\": 1}"))
                .hasMessage("400 stream = 1, but must be true or false");
        assertThatThrownBy(() -> client.generate("poet", "{\"prompt\": 3, \"length\": []}", piece -> {}))
                .hasMessageStartingWith("400 sample.length");
        assertThatThrownBy(() -> client.post("/models/poet/generate", "{\"seed\": 1e40}"))
                .hasMessageStartingWith("400 seed = ");
    }
}
