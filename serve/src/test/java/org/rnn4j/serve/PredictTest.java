package org.rnn4j.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.predict.Predictor;

class PredictTest {
    @TempDir
    static Path folder;

    private static ModelServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        var models = TinyModels.write(folder, "poet", "judge", "tagger", "season", "adder", "keys");
        server = ModelServer.start(ServeOptions.local(models), TinyModels::open);
        client = new Client("http://localhost:" + server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aClassIsThatOfThePredictor() {
        JsonNode answer = client.post(
                "/models/judge/predict",
                "{\"inputs\": [\"one is more than two\", \"two is more than one\"], \"probabilities\": true}");
        try (Predictor predictor = TinyModels.open("judge", folder.resolve("judge.zip"))) {
            var expected = predictor.predict("one is more than two\ntwo is more than one");
            for (int i = 0; i < 2; i++) {
                JsonNode own = expected.get(i).json();
                assertThat(answer.path("predictions").get(i).path("class")).isEqualTo(own.path("class"));
            }
        }
        assertThat(answer.path("predictions")).hasSize(2);
        assertThat(answer.path("model").asText()).isEqualTo("judge");
    }

    @Test
    void anInputMayBeAnObjectWithTheColumnsOfTheJob() {
        JsonNode text = client.predict("judge", "one is more than two");
        JsonNode object = client.post("/models/judge/predict", "{\"inputs\": {\"text\": \"one is more than two\"}}")
                .path("predictions")
                .get(0);
        assertThat(object).isEqualTo(text);
    }

    @Test
    void wordsAreTagged() {
        JsonNode prediction = client.predict("tagger", "We met on 3 May");
        assertThat(prediction.path("tokens").toString()).isEqualTo("[\"We\",\"met\",\"on\",\"3\",\"May\"]");
        assertThat(prediction.path("tags")).hasSize(5);
    }

    @Test
    void unknownTokensAreCounted() {
        assertThat(client.predict("judge", "zebras is more than two")
                        .path("unknownTokens")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aTableOfASeriesIsForecast() {
        StringBuilder table = new StringBuilder("date,value\n");
        for (int day = 1; day <= 28; day++) {
            table.append("2024-02-%02d,%d\n".formatted(day, 10 + day % 7));
        }
        String body = new ObjectMapper()
                .createObjectNode()
                .put("table", table.toString())
                .put("probabilities", true)
                .toString();
        JsonNode prediction =
                client.post("/models/season/predict", body).path("predictions").get(0);
        assertThat(prediction.toString()).contains("2024-02-29", "2024-03-02");
    }

    @Test
    void attentionIsSentBesideASequence() {
        JsonNode prediction = client.post("/models/adder/predict", "{\"inputs\": \"12+34\", \"probabilities\": true}")
                .path("predictions")
                .get(0);
        JsonNode best = prediction.path("answers").get(0);
        assertThat(best.path("sourceTokens")).hasSize(5);
        assertThat(best.path("attention")).hasSize(best.path("tokens").size() + 1); // and the end
    }

    @Test
    void aRecordingIsSentAndNotNamed() throws IOException {
        HttpResponse<byte[]> heard =
                client.send("POST", "/models/keys/predict", "audio/wav", BodyPublishers.ofByteArray(wave()));
        assertThat(heard.statusCode()).isEqualTo(200);
        assertThat(new String(heard.body(), StandardCharsets.UTF_8)).contains("transcript");
        Path secret = Files.write(folder.resolve("secret.wav"), wave());
        assertThatThrownBy(() -> client.predict("keys", secret.toString()))
                .hasMessage(
                        "400 keys reads recordings, which are not named but sent: POST the sound as Content-Type: audio/wav");
    }

    @Test
    void bytesThatAreNoRecordingAreRefusedWithoutAPath() {
        HttpResponse<byte[]> refused =
                client.send("POST", "/models/keys/predict", "audio/wav", BodyPublishers.ofString("no sound at all"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                .contains("upload.wav")
                .doesNotContain(System.getProperty("java.io.tmpdir"));
    }

    private static byte[] wave() throws IOException {
        byte[] samples = new byte[8000 * 2];
        IntStream.range(0, 8000)
                .forEach(i -> samples[2 * i + 1] = (byte) (60 * Math.sin(2 * Math.PI * 700 * i / 8000)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AudioFormat format = new AudioFormat(8000, 16, 1, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(samples), format, 8000), AudioFileFormat.Type.WAVE, out);
        return out.toByteArray();
    }

    @Test
    void aLanguageModelSaysWhatItDoes() {
        assertThatThrownBy(() -> client.predict("poet", "hello"))
                .hasMessageStartingWith("400 poet is a model for task = language-model")
                .hasMessageEndingWith("use generate");
        assertThatThrownBy(() -> client.post("/models/judge/generate", "{}"))
                .hasMessage("400 judge is a model for task = classification, not a language model; use predict");
    }

    @Test
    void cardsTellWhatAModelIsButNotWhereItLies() {
        JsonNode card = client.get("/models/poet");
        assertThat(card.path("task").asText()).isEqualTo("language-model");
        assertThat(card.path("generates").asBoolean()).isTrue();
        assertThat(card.path("fingerprint").asText()).hasSize(64);
        assertThat(card.path("sample").path("length").asInt()).isEqualTo(12);
        assertThat(client.get("/models").path("models")).hasSize(6);
        assertThat(client.get("/models").toString()).doesNotContain(folder.toString());
    }
}
