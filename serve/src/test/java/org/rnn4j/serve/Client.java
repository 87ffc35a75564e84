package org.rnn4j.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A client of a server of models, with nothing but Java's HTTP client and Jackson. */
public final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String token;

    /** @param server such as {@code http://localhost:8080} */
    public Client(String server) {
        this(server, "");
    }

    /** @param token of the server; empty if it has none */
    public Client(String server, String token) {
        this.server = URI.create(server);
        this.token = token;
    }

    /** An error of the server: a problem object. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;

        Refused(int status, String detail) {
            super(status + " " + detail);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** The content that the server has at a path. */
    public JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    /** Sends a JSON object. */
    public JsonNode post(String path, String json) {
        return json(
                send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json))));
    }

    /** The prediction for one text. */
    public JsonNode predict(String model, String text) {
        String body = JSON.createObjectNode().put("inputs", text).toString();
        return post("/models/" + model + "/predict", body).path("predictions").get(0);
    }

    /**
     * Generates a text and passes it on piece by piece.
     *
     * @param options such as {@code {"prompt": "h", "seed": 1}}
     * @return the last event, with the whole text
     */
    public JsonNode generate(String model, String options, Consumer<String> pieces) {
        try {
            var body = ((com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(options)).put("stream", true);
            HttpRequest request = request("/models/" + model + "/generate")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body.toString()))
                    .build();
            HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
            String event = "";
            JsonNode last = null;
            for (String line : (Iterable<String>) response.body()::iterator) {
                if (response.statusCode() != 200) {
                    throw new Refused(
                            response.statusCode(),
                            JSON.readTree(line).path("detail").asText());
                }
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    last = JSON.readTree(line.substring(6));
                    if (event.isEmpty()) {
                        pieces.accept(last.path("text").asText());
                    }
                }
            }
            if (!event.equals("done")) {
                throw new Refused(last == null ? 0 : last.path("status").asInt(), "the text has no end");
            }
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins a session in the zero state. */
    public Session session(String model) {
        return new Session(post("/models/" + model + "/sessions", "{}"));
    }

    /** A session: a recurrent state that the server keeps. */
    public final class Session {
        private final String id;
        private long step;

        private Session(JsonNode begun) {
            id = begun.path("id").asText();
            step = begun.path("step").asLong();
        }

        public String id() {
            return id;
        }

        /** Reads a text; the answer has the likely tokens after it. May be repeated after an error. */
        public JsonNode read(String text) {
            String body = JSON.createObjectNode()
                    .put("step", step + 1)
                    .put("text", text)
                    .toString();
            JsonNode answer = post("/sessions/" + id + "/step", body);
            step++;
            return answer;
        }

        /** Another session in the same state. */
        public Session fork() {
            return new Session(post("/sessions/" + id + "/fork", "{}"));
        }

        /** Goes back to an earlier step. */
        public void rewind(long to) {
            post("/sessions/" + id + "/rewind", "{\"step\": " + to + "}");
            step = to;
        }

        /** The state, which any server with the same key and model can go on from. */
        public byte[] state() {
            return body(request("/sessions/" + id + "/state").GET());
        }

        /** Goes on from a state. */
        public void state(byte[] state) {
            step = json(send(request("/sessions/" + id + "/state")
                            .header("Content-Type", "application/octet-stream")
                            .PUT(BodyPublishers.ofByteArray(state))))
                    .path("step")
                    .asLong();
        }

        /** Ends the session. */
        public void end() {
            send(request("/sessions/" + id).DELETE());
        }
    }

    /** Sends a body of any type. */
    HttpResponse<byte[]> send(String method, String path, String type, BodyPublisher body) {
        return exchange(request(path).header("Content-Type", type).method(method, body));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private byte[] body(HttpRequest.Builder request) {
        return send(request).body();
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = exchange(request);
        if (response.statusCode() >= 400) {
            throw new Refused(
                    response.statusCode(), json(response).path("detail").asText());
        }
        return response;
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
