package org.rnn4j.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.serve.limit.Limits;

class SwapTest {
    private static final String GREEDY = "{\"temperature\": 0, \"length\": 20, \"prompt\": \"h\"}";

    @TempDir
    Path folder;

    private Path file;
    private Path next;

    @BeforeEach
    void write() {
        file = folder.resolve("poet.zip");
        next = folder.resolve("next.zip");
        TinyModels.write("poet", 1, file);
        TinyModels.write("poet", 2, next);
    }

    private void replace() throws IOException {
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String text(Client client) {
        return client.post("/models/poet/generate", GREEDY).path("text").asText();
    }

    @Test
    void aModelIsReplacedWithoutLosingARequest() throws Exception {
        try (ModelServer server = ModelServer.start(ServeOptions.local(Map.of("poet", file)), TinyModels::open)) {
            Client client = new Client("http://localhost:" + server.port());
            Client.Session session = client.session("poet");
            session.read("he");
            Client.Session twin = session.fork();
            String old = text(client);
            AtomicBoolean stop = new AtomicBoolean();
            List<CompletableFuture<Integer>> busy = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                        int count = 0;
                        while (!stop.get()) {
                            client.generate("poet", GREEDY, piece -> {});
                            count++;
                        }
                        return count;
                    }))
                    .toList();
            replace();
            assertThat(client.post("/models/poet/reload", "{}")
                            .path("fingerprint")
                            .asText())
                    .isNotEqualTo(client.get("/sessions/" + session.id())
                            .path("fingerprint")
                            .asText());
            assertThat(text(client)).isNotEqualTo(old);
            stop.set(true);
            assertThat(busy).allMatch(count -> count.join() > 0);
            assertThat(session.read("l").path("next")).isEqualTo(twin.read("l").path("next"));
        }
    }

    @Test
    void aFileThatVanishedLeavesTheOldModelAtWork() throws IOException {
        try (ModelServer server = ModelServer.start(ServeOptions.local(Map.of("poet", file)), TinyModels::open)) {
            Client client = new Client("http://localhost:" + server.port());
            String old = text(client);
            Files.delete(file);
            assertThatThrownBy(() -> client.post("/models/poet/reload", "{}"))
                    .hasMessage("503 the file of poet cannot be read now, so the old model stays; the server's log has"
                            + " the reason");
            Files.writeString(file, "no model");
            assertThatThrownBy(() -> client.post("/models/poet/reload", "{}")).hasMessageStartingWith("503 ");
            assertThat(text(client)).isEqualTo(old);
        }
    }

    @Test
    void aWatchedFileIsLoadedWhenItChanges() throws Exception {
        ServeOptions options = new ServeOptions(
                Map.of("poet", file), "127.0.0.1", 0, Optional.empty(), Optional.empty(), true, Limits.defaults());
        try (ModelServer server = ModelServer.start(options, TinyModels::open)) {
            Client client = new Client("http://localhost:" + server.port());
            String old = text(client);
            replace();
            String now = text(client);
            while (now.equals(old)) { // the file is looked at once a second
                now = text(client);
            }
            assertThat(text(client)).isEqualTo(now);
        }
    }

    @Test
    void aStopFinishesWhatRunsAndRefusesMore() throws Exception {
        ModelServer server = ModelServer.start(ServeOptions.local(Map.of("poet", file)), TinyModels::open);
        Client client = new Client("http://localhost:" + server.port());
        CountDownLatch begun = new CountDownLatch(3);
        CompletableFuture<Integer> running = CompletableFuture.supplyAsync(
                () -> client.generate("poet", "{\"length\": 10000, \"prompt\": \"h\"}", piece -> begun.countDown())
                        .path("tokens")
                        .asInt());
        begun.await();
        server.close();
        assertThat(running.join()).isEqualTo(10_000);
        assertThatThrownBy(() -> client.get("/models")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void errorsAtTheStartAreThoseOfTheUser() throws IOException {
        assertThatThrownBy(() -> ModelServer.start(
                        ServeOptions.local(Map.of("poet", folder.resolve("none.zip"))), TinyModels::open))
                .isInstanceOf(UserException.class)
                .hasMessage(folder.resolve("none.zip") + " cannot be read: there is no such file or folder");
        try (ModelServer server = ModelServer.start(ServeOptions.local(Map.of("poet", file)), TinyModels::open)) {
            ServeOptions taken = new ServeOptions(
                    Map.of("poet", file),
                    "127.0.0.1",
                    server.port(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Limits.defaults());
            assertThatThrownBy(() -> ModelServer.start(taken, TinyModels::open))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith("cannot listen at 127.0.0.1, port " + server.port())
                    .hasMessageEndingWith("use another --port, or --port 0 for any that is free");
        }
    }
}
