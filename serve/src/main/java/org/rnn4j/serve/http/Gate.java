package org.rnn4j.serve.http;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.rnn4j.core.error.UserException;
import org.rnn4j.serve.limit.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets requests in: checks host and token, finds the action, receives the body within its limits, and sends the answer. */
public final class Gate extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String LOCAL = "localhost|127\\.0\\.0\\.1|\\[::1]";

    private final Routes routes;
    private final Limits limits;
    private final Optional<byte[]> token;
    private final boolean isLocal;
    private final AnswerListener listener;

    /**
     * Creates a gate.
     *
     * @param token that clients must send; empty = anybody may come
     * @param host to which the server is bound; on a local one, requests for other hosts are refused, since they come from a page that
     *     gave its name the address of this machine
     */
    public Gate(Routes routes, Limits limits, Optional<String> token, InetAddress host, AnswerListener listener) {
        this.routes = routes;
        this.limits = limits;
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
        isLocal = host.isLoopbackAddress();
        this.listener = listener;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long begin = System.nanoTime();
        String id = Optional.ofNullable(request.getHeaders().get("X-Request-Id"))
                .filter(given -> REQUEST_ID.matcher(given).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        response.getHeaders().put("X-Request-Id", id);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        String[] route = {"none"};
        CompletionStage<Answer> answer;
        try {
            Routes.Match match = routes.find(request.getMethod(), Request.getPathInContext(request));
            route[0] = match.route().method() + " " + match.route().path();
            requireHost(request);
            if (!match.route().isOpen()) {
                requireToken(request);
            }
            answer = body(request)
                    .thenApplyAsync(
                            body -> call(match, request, response, body),
                            getServer().getThreadPool())
                    .thenCompose(call -> match.route().action().on(call));
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        answer.whenComplete((ready, failure) -> {
            Answer sent =
                    failure == null ? ready : problem(failure, id, response).answer();
            listener.answered(route[0], sent.status(), System.nanoTime() - begin);
            send(sent, response, callback);
        });
        return true;
    }

    private void requireHost(Request request) {
        String host =
                Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST)).orElse("");
        if (isLocal && !host.isEmpty() && !host.matches("(?i)(%s)(:\\d+)?".formatted(LOCAL))) {
            throw Problem.misdirected(host.replaceAll("[^A-Za-z0-9.:\\[\\]-]", "?"));
        }
    }

    private void requireToken(Request request) {
        String given = Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                .orElse("");
        byte[] sent = given.regionMatches(true, 0, "Bearer ", 0, 7)
                ? given.substring(7).strip().getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        if (token.isPresent() && !MessageDigest.isEqual(token.get(), sent)) { // in constant time
            throw Problem.unauthorized();
        }
    }

    private CompletableFuture<byte[]> body(Request request) {
        if (request.getLength() > limits.body()) {
            throw tooLarge();
        }
        long seconds = limits.arrival().toSeconds();
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        Content.Source.asByteArrayAsync(request, limits.body(), Promise.Invocable.toPromise(body));
        return body.orTimeout(limits.arrival().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(e -> {
                    Throwable reason = e instanceof CompletionException ? e.getCause() : e;
                    if (reason instanceof TimeoutException late) {
                        request.fail(late);
                        return CompletableFuture.failedFuture(Problem.slow(seconds));
                    }
                    return CompletableFuture.failedFuture(
                            reason instanceof IllegalStateException
                                    ? tooLarge()
                                    : Problem.bad("the body cannot be read"));
                });
    }

    private Problem tooLarge() {
        return Problem.tooLarge("the body has more than %,d bytes".formatted(limits.body()));
    }

    private Call call(Routes.Match match, Request request, Response response, byte[] body) {
        String type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE))
                .orElse("");
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Supplier<EventStream> events =
                () -> new EventStream(response, getServer().getThreadPool());
        return new Call(match.values(), plain, body, events);
    }

    private static Problem problem(Throwable failure, String id, Response response) {
        Throwable reason = failure instanceof CompletionException ? failure.getCause() : failure;
        if (reason instanceof Problem problem) {
            return problem;
        }
        if (reason instanceof UserException user) {
            return Problem.bad(user.getMessage());
        }
        if (reason instanceof CancellationException) {
            return Problem.unavailable("the server is stopping", 1);
        }
        if (!response.isCommitted()) { // else the client has gone
            LOG.error("request {} failed", id, reason);
        }
        return Problem.internal(id);
    }

    @SuppressWarnings("ReferenceEquality") // there is one SENT
    private static void send(Answer answer, Response response, Callback callback) {
        if (answer == Answer.SENT) {
            callback.succeeded();
            return;
        }
        if (response.isCommitted()) {
            callback.failed(new IllegalStateException("the answer had begun"));
            return;
        }
        response.setStatus(answer.status());
        if (!answer.type().isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
        }
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }
}
