package org.rnn4j.serve.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.rnn4j.serve.http.Answer;
import org.rnn4j.serve.http.Problem;
import org.rnn4j.serve.http.Routes;
import org.rnn4j.serve.limit.Limits;
import org.rnn4j.serve.model.Models;
import org.rnn4j.serve.session.Sessions;

/** All that a server answers. {@code openapi.json} describes it. */
public final class Api {
    private Api() {}

    /**
     * The actions of a server.
     *
     * @param computers run predictions
     * @param isReady whether the server accepts more requests
     */
    public static Routes routes(
            Models models,
            Sessions sessions,
            Limits limits,
            Admission admission,
            Metrics metrics,
            Executor computers,
            BooleanSupplier isReady) {
        Access access = new Access(models);
        ModelsApi cards = new ModelsApi(access, models);
        PredictApi predict = new PredictApi(access, limits, admission, metrics, computers);
        GenerateApi generate = new GenerateApi(access, limits, admission);
        SessionsApi states = new SessionsApi(access, sessions, limits, admission);
        Answer page = Answer.text("text/html; charset=utf-8", resource("page.html"))
                .with("Content-Security-Policy", "default-src 'self' 'unsafe-inline'; img-src 'self' data:");
        Answer description = Answer.text("application/json", resource("openapi.json"));
        return new Routes()
                .addOpen("GET", "/", call -> page)
                .addOpen("GET", "/openapi.json", call -> description)
                .addOpen("GET", "/health/live", call -> status("live"))
                .addOpen("GET", "/health/ready", call -> ready(isReady))
                .add("GET", "/metrics", call -> metrics.answer())
                .add("GET", "/models", cards::list)
                .add("GET", "/models/{name}", cards::show)
                .add("POST", "/models/{name}/reload", cards::reload)
                .addLater("POST", "/models/{name}/predict", predict::predict)
                .addLater("POST", "/models/{name}/generate", generate::generate)
                .add("POST", "/models/{name}/sessions", states::begin)
                .add("GET", "/sessions/{id}", states::show)
                .add("DELETE", "/sessions/{id}", states::end)
                .addLater("POST", "/sessions/{id}/step", states::step)
                .add("POST", "/sessions/{id}/fork", states::fork)
                .add("POST", "/sessions/{id}/rewind", states::rewind)
                .add("GET", "/sessions/{id}/state", states::state)
                .add("PUT", "/sessions/{id}/state", states::replace);
    }

    private static Answer ready(BooleanSupplier isReady) {
        if (!isReady.getAsBoolean()) {
            throw Problem.unavailable("the server is stopping", 1);
        }
        return status("ready");
    }

    private static Answer status(String status) {
        return Answer.json(JsonNodeFactory.instance.objectNode().put("status", status));
    }

    private static String resource(String name) {
        try (InputStream in = Api.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of this jar", e);
        }
    }
}
