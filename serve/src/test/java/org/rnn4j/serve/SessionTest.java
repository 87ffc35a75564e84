package org.rnn4j.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.LanguageModel.NextToken;
import org.rnn4j.core.network.Softmax;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.serve.limit.Limits;

class SessionTest {
    private static final byte[] KEY = "a key that two servers share 123".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private static ModelServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        TinyModels.write("poet", 2, folder.resolve("other.zip"));
        Map<String, Path> models =
                Map.of("poet", TinyModels.write(folder, "poet").get("poet"), "other", folder.resolve("other.zip"));
        server = ModelServer.start(options(models), TinyModels::open);
        client = new Client("http://localhost:" + server.port());
    }

    private static ServeOptions options(Map<String, Path> models) {
        return new ServeOptions(models, "127.0.0.1", 0, Optional.empty(), Optional.of(KEY), false, Limits.defaults());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String step(String session, String body) {
        return client.post("/sessions/" + session + "/step", body).toString();
    }

    @Test
    void probabilitiesAreThoseOfTheModelStepByStep() {
        JsonNode next = client.session("poet").read("hell").path("next");
        try (Predictor predictor = TinyModels.open("poet", folder.resolve("poet.zip"))) {
            LanguageModel model = predictor.language().orElseThrow();
            NextToken last = null;
            for (int token : predictor.textCodec().encode("hell")) {
                last = model.step(new int[] {token}, last == null ? null : last.after());
            }
            for (JsonNode likely : next) {
                float[] logits = last.logits()[0];
                assertThat(likely.path("probability").asDouble())
                        .isEqualTo(Softmax.of(logits)
                                .probability(logits[likely.path("token").asInt()]));
            }
        }
        assertThat(next.size()).isGreaterThan(3);
        assertThat(next.get(0).path("probability").asDouble())
                .isGreaterThanOrEqualTo(next.get(1).path("probability").asDouble());
    }

    @Test
    void severalSymbolsInOneStepAreTheSameAsOneByOne() {
        Client.Session together = client.session("poet");
        Client.Session single = client.session("poet");
        JsonNode all = together.read("hello");
        JsonNode last = null;
        for (String symbol : List.of("h", "e", "l", "l", "o")) {
            last = single.read(symbol);
        }
        assertThat(last.path("next")).isEqualTo(all.path("next"));
        assertThat(last.path("step").asLong()).isEqualTo(5);
    }

    @Test
    void sessionsThatAreSteppedAtOnceDoNotMix() {
        var answers = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    Client.Session session = client.session("poet");
                    session.read("helo".substring(i % 4));
                    return session.read("oleh".substring(i % 3)).path("next");
                }))
                .toList();
        for (int i = 0; i < answers.size(); i++) {
            Client.Session alone = client.session("poet");
            alone.read("helo".substring(i % 4));
            assertThat(answers.get(i).join())
                    .isEqualTo(alone.read("oleh".substring(i % 3)).path("next"));
        }
    }

    @Test
    void aRepeatedStepHasTheSameAnswerAndAGapIsRefused() {
        String id = client.session("poet").id();
        String first = step(id, "{\"step\": 1, \"text\": \"he\"}");
        assertThat(step(id, "{\"step\": 1, \"text\": \"he\"}")).isEqualTo(first);
        String second = step(id, "{\"step\": 2, \"text\": \"l\"}");
        assertThat(step(id, "{\"step\": 1, \"text\": \"he\"}")).isEqualTo(first);
        assertThat(step(id, "{\"step\": 2, \"text\": \"l\"}")).isEqualTo(second);
        assertThatThrownBy(() -> step(id, "{\"step\": 4, \"text\": \"l\"}"))
                .hasMessage("409 step 4 does not follow step 2; the next is 3");
        assertThatThrownBy(() -> step(id, "{\"step\": 2, \"text\": \"e\"}"))
                .hasMessage("409 step 2 was made with other symbols; go back with rewind first, or fork");
    }

    @Test
    void forksGoTheirOwnWays() {
        Client.Session one = client.session("poet");
        one.read("he");
        Client.Session two = one.fork();
        assertThat(two.read("l").path("next")).isEqualTo(one.read("l").path("next"));
        JsonNode other = two.read("o").path("next");
        assertThat(one.read("h").path("next")).isNotEqualTo(other);
    }

    @Test
    void aRewoundSessionGoesOnFromThere() {
        Client.Session session = client.session("poet");
        session.read("he");
        JsonNode expected = session.read("l").path("next");
        session.read("o");
        session.rewind(1);
        assertThat(session.read("l").path("next")).isEqualTo(expected);
        session.rewind(0);
        assertThat(session.read("he").path("step").asLong()).isEqualTo(1);
        assertThatThrownBy(() -> session.rewind(5)).hasMessage("409 step 5 is not kept; the session has steps 0 to 1");
    }

    @Test
    void onlyTheLastStepsAreKept() {
        Client.Session session = client.session("poet");
        for (int i = 0; i < 20; i++) {
            session.read("l");
        }
        assertThatThrownBy(() -> session.rewind(3)).hasMessage("409 step 3 is not kept; the session has steps 4 to 20");
        assertThat(client.get("/sessions/" + session.id()).path("earliestStep").asLong())
                .isEqualTo(4);
    }

    @Test
    void aStateGoesOnAtAnotherServerWithTheSameKey() {
        Client.Session here = client.session("poet");
        here.read("hel");
        byte[] state = here.state();
        JsonNode expected = here.read("l").path("next");
        try (ModelServer second =
                ModelServer.start(options(Map.of("poet", folder.resolve("poet.zip"))), TinyModels::open)) {
            Client there = new Client("http://localhost:" + second.port());
            Client.Session moved = there.session("poet");
            moved.state(state);
            JsonNode answer = moved.read("l");
            assertThat(answer.path("next")).isEqualTo(expected);
            assertThat(answer.path("step").asLong()).isEqualTo(2);
            JsonNode begun = there.post(
                    "/models/poet/sessions",
                    "{\"state\": \"" + Base64.getEncoder().encodeToString(state) + "\"}");
            assertThat(begun.path("step").asLong()).isEqualTo(1);
        }
    }

    @Test
    void theStateBeforeTheFirstStepIsZero() {
        byte[] zero = client.session("poet").state();
        Client.Session session = client.session("poet");
        JsonNode expected = session.read("h").path("next");
        session.state(zero);
        assertThat(session.read("h").path("next")).isEqualTo(expected);
    }

    @Test
    void aChangedOrForeignStateIsRefused() {
        Client.Session session = client.session("poet");
        session.read("he");
        byte[] state = session.state();
        byte[] changed = state.clone();
        changed[60] ^= 1;
        assertThatThrownBy(() -> session.state(changed))
                .hasMessage(
                        "400 the signature of the state is wrong: it was changed, or is that of a server with another key");
        byte[] later = state.clone();
        later[7] = 9;
        assertThatThrownBy(() -> session.state(later))
                .hasMessage("400 the state has version 9 of its format, but this server reads version 1");
        assertThatThrownBy(() -> session.state(new byte[] {1, 2, 3}))
                .hasMessage("400 this is not the state of a session; send what GET /sessions/{id}/state returned");
        assertThatThrownBy(() -> client.session("other").state(state))
                .hasMessage("409 the state is that of another model, or of another version of other");
        assertThat(client.send(
                                "PUT",
                                "/sessions/" + session.id() + "/state",
                                "text/plain",
                                BodyPublishers.ofByteArray(state))
                        .statusCode())
                .isEqualTo(415);
        assertThat(session.read("l").path("step").asLong()).isEqualTo(2);
    }

    @Test
    void anEndedSessionIsUnknown() {
        Client.Session session = client.session("poet");
        session.end();
        assertThatThrownBy(() -> session.read("h"))
                .hasMessage("404 there is no such session; it may have ended because it was not used");
        assertThatThrownBy(session::end).hasMessageStartingWith("404 ");
    }

    @Test
    void symbolsAreChecked() {
        String id = client.session("poet").id();
        assertThatThrownBy(() -> step(id, "{\"step\": 1}"))
                .hasMessage("400 a step reads one or more symbols; give text or tokens");
        assertThatThrownBy(() -> step(id, "{\"step\": 1, \"tokens\": [99]}"))
                .hasMessageStartingWith("400 tokens[0] = 99, but must be an integer in [0, ");
        assertThatThrownBy(() -> step(id, "{\"step\": 1, \"tokens\": [1.5]}"))
                .hasMessageStartingWith("400 tokens[0] = 1.5");
        assertThatThrownBy(() -> step(id, "{\"step\": 0, \"text\": \"h\"}")).hasMessageStartingWith("400 step = 0");
        assertThatThrownBy(() -> step(id, "{\"text\": \"h\"}")).hasMessageStartingWith("400 step is missing");
        assertThatThrownBy(() -> client.session("nobody"))
                .hasMessage("404 there is no model \"nobody\"; GET /models lists them");
    }
}
