package org.rnn4j.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletionStage;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.serve.http.Answer;
import org.rnn4j.serve.http.Call;
import org.rnn4j.serve.http.Problem;
import org.rnn4j.serve.limit.Limits;
import org.rnn4j.serve.model.LoadedModel;
import org.rnn4j.serve.session.Session;
import org.rnn4j.serve.session.Sessions;
import org.rnn4j.serve.session.Step;

/** Sessions over HTTP. */
final class SessionsApi {
    private static final String STATE = "application/octet-stream";

    private final Access access;
    private final Sessions sessions;
    private final Limits limits;
    private final Admission admission;

    SessionsApi(Access access, Sessions sessions, Limits limits, Admission admission) {
        this.access = access;
        this.sessions = sessions;
        this.limits = limits;
        this.admission = admission;
    }

    /** The body of a new session. */
    record Begin(
            @Default("") @Doc("State from which it begins, in Base64; empty = zeros.")
            String state) {}

    /** The body of a step. */
    record Read(
            @Range(min = 1, max = Long.MAX_VALUE) @Doc("Number of the step: 1, 2, ...")
            long step,

            @Default("") @Doc("Text to read.") String text,

            @Default("10") @Range(min = 0, max = 1000) @Doc("Number of likely tokens in the answer.")
            int top) {
        Read {
            Ranges.require("", Read.class, step, text, top);
        }
    }

    /** The body that names a step. */
    record To(@Doc("Number of a kept step.") long step) {}

    Answer begin(Call call) {
        Begin body = Binder.bind(call.json(), Begin.class, "");
        LoadedModel model = access.retain(call.path("name"));
        try {
            Access.language(model);
            Session session =
                    body.state().isEmpty() ? sessions.begin(model) : sessions.begin(model, base64(body.state()));
            return Answer.json(201, json(session)).with("Location", "/sessions/" + session.id());
        } catch (RuntimeException e) {
            model.release();
            throw e;
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Problem.bad("state is not Base64");
        }
    }

    Answer show(Call call) {
        return Answer.json(json(sessions.get(call.path("id"))));
    }

    CompletionStage<Answer> step(Call call) {
        ObjectNode body = call.json();
        JsonNode given = body.remove("tokens");
        Read read = Binder.bind(body, Read.class, "");
        Session session = sessions.get(call.path("id"));
        TextCodec codec = session.model().text();
        int[] tokens = given == null ? codec.encode(read.text()) : tokens(given, read, codec);
        require(tokens, read, codec);
        return admission.admit(() -> session.step(read.step(), tokens)
                .thenApply(step -> Answer.json(answer(session, step, read.top(), codec))));
    }

    private void require(int[] tokens, Read read, TextCodec codec) {
        if (tokens.length == 0) {
            throw Problem.bad("a step reads one or more symbols; give text or tokens");
        }
        if (tokens.length > limits.prompt()) {
            throw Problem.tooLarge("the step has %,d tokens, but at most %,d are read at once"
                    .formatted(tokens.length, limits.prompt()));
        }
        if (Arrays.stream(tokens).anyMatch(token -> token < 0)) {
            throw Problem.bad("the model knows no %s; leave it out".formatted(codec.unknownIn(read.text())));
        }
    }

    private static int[] tokens(JsonNode given, Read read, TextCodec codec) {
        if (!read.text().isEmpty()) {
            throw Problem.bad("give text or tokens, not both");
        }
        if (!given.isArray()) {
            throw Problem.bad("tokens must be a list of numbers");
        }
        int[] tokens = new int[given.size()];
        for (int i = 0; i < tokens.length; i++) {
            JsonNode token = given.get(i);
            if (!token.isIntegralNumber()
                    || !token.canConvertToInt()
                    || token.intValue() < 0
                    || token.intValue() >= codec.vocabularySize()) {
                throw Problem.bad("tokens[%d] = %s, but must be an integer in [0, %d)"
                        .formatted(i, token, codec.vocabularySize()));
            }
            tokens[i] = token.intValue();
        }
        return tokens;
    }

    private static ObjectNode answer(Session session, Step step, int top, TextCodec codec) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("id", session.id()).put("step", step.number());
        ArrayNode read = json.putArray("tokens");
        Arrays.stream(step.tokens()).forEach(read::add);
        json.put(
                "unknown",
                Arrays.stream(step.tokens())
                        .filter(token -> token == codec.unknownId())
                        .count());
        ArrayNode next = json.putArray("next");
        Likely.of(step.logits().orElseThrow(), top)
                .forEach(likely -> next.addObject()
                        .put("token", likely.token())
                        .put("text", codec.decode(new int[] {likely.token()}))
                        .put("probability", likely.probability()));
        return json;
    }

    Answer fork(Call call) {
        ObjectNode body = call.json();
        Session session = sessions.get(call.path("id"));
        long step = body.isEmpty()
                ? session.step()
                : Binder.bind(body, To.class, "").step();
        Session fork = sessions.fork(session, step);
        return Answer.json(201, json(fork)).with("Location", "/sessions/" + fork.id());
    }

    Answer rewind(Call call) {
        To to = Binder.bind(call.json(), To.class, "");
        Session session = sessions.get(call.path("id"));
        session.rewind(to.step());
        return Answer.json(json(session));
    }

    Answer state(Call call) {
        return new Answer(200, STATE, sessions.state(sessions.get(call.path("id"))));
    }

    Answer replace(Call call) {
        if (!call.type().equals(STATE)) {
            throw Problem.type("send the state as Content-Type: " + STATE);
        }
        Session session = sessions.get(call.path("id"));
        sessions.replace(session, call.body());
        return Answer.json(json(session));
    }

    Answer end(Call call) {
        sessions.get(call.path("id"));
        sessions.end(call.path("id"));
        return Answer.empty();
    }

    private static ObjectNode json(Session session) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", session.id())
                .put("model", session.model().name())
                .put("fingerprint", session.model().fingerprint())
                .put("step", session.step())
                .put("earliestStep", session.earliest());
    }
}
