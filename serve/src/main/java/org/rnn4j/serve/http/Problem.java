package org.rnn4j.serve.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error as a client sees it: a problem object (RFC 9457). Its message is written for the client. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;
    private final int retryAfter;

    private Problem(int status, String title, String detail, int retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.retryAfter = retryAfter;
    }

    /** The request is wrong. */
    public static Problem bad(String detail) {
        return new Problem(400, "Bad request", detail, 0);
    }

    /** No or another token. */
    public static Problem unauthorized() {
        return new Problem(401, "Unauthorized", "send the server's token: \"Authorization: Bearer TOKEN\"", 0);
    }

    /** The request reached the server under a name that is not its own. */
    public static Problem misdirected(String host) {
        return new Problem(
                421, "Misdirected request", "the host \"%s\" is not this server; use localhost".formatted(host), 0);
    }

    /** There is no such thing. */
    public static Problem notFound(String detail) {
        return new Problem(404, "Not found", detail, 0);
    }

    /** The path has other methods. */
    public static Problem method(String method, String allowed) {
        return new Problem(405, "Method not allowed", "%s is not allowed here, but %s".formatted(method, allowed), 0);
    }

    /** The body did not arrive in time. */
    public static Problem slow(long seconds) {
        return new Problem(408, "Request timeout", "the body did not arrive within %d s".formatted(seconds), 0);
    }

    /** The request does not fit the present state. */
    public static Problem conflict(String detail) {
        return new Problem(409, "Conflict", detail, 0);
    }

    /** A limit of size. */
    public static Problem tooLarge(String detail) {
        return new Problem(413, "Content too large", detail, 0);
    }

    /** The body has another type. */
    public static Problem type(String detail) {
        return new Problem(415, "Unsupported media type", detail, 0);
    }

    /** A limit of number; the client may come back. */
    public static Problem tooMany(String detail) {
        return new Problem(429, "Too many requests", detail, 1);
    }

    /** The server cannot do it now. */
    public static Problem unavailable(String detail, int retryAfter) {
        return new Problem(503, "Service unavailable", detail, retryAfter);
    }

    /** A bug. */
    static Problem internal(String requestId) {
        return new Problem(
                500,
                "Internal error",
                "the server failed; its log has the reason under request %s".formatted(requestId),
                0);
    }

    /** An error that Jetty found in the request. */
    static Problem of(int status, String title) {
        return new Problem(status, title, "the request cannot be served: %s".formatted(title), status == 503 ? 1 : 0);
    }

    public int status() {
        return status;
    }

    /** The problem object. */
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", getMessage());
    }

    Answer answer() {
        Answer answer = new Answer(status, "application/problem+json", Json.bytes(json()));
        answer = retryAfter > 0 ? answer.with("Retry-After", Integer.toString(retryAfter)) : answer;
        return status == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
    }
}
