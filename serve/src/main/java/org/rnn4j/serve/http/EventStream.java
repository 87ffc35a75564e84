package org.rnn4j.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Server-sent events to one client. Events wait in memory, up to a bound, while earlier ones are sent; nobody who adds one waits for the
 * client. Thread-safe.
 */
public final class EventStream {
    private static final int FULL = 1 << 16;

    private final Response response;
    private final Executor writers;
    private final CompletableFuture<Answer> finished = new CompletableFuture<>();
    private ByteArrayOutputStream pending = new ByteArrayOutputStream(); // guarded by this
    private boolean writing; // guarded by this
    private boolean ended; // guarded by this
    private boolean wasFull; // guarded by this
    private Runnable drained = () -> {};

    /** @param writers run what sends; not the threads that add events */
    EventStream(Response response, Executor writers) {
        this.response = response;
        this.writers = writers;
        response.setStatus(200);
        response.getHeaders().put("Content-Type", "text/event-stream; charset=utf-8");
        response.getHeaders().put("Cache-Control", "no-store");
    }

    /** Sets what is called when a full stream is empty again. */
    public synchronized void whenDrained(Runnable then) {
        drained = then;
    }

    /** Whether the client reads fast enough; if not, add nothing more for now. */
    public synchronized boolean isReady() {
        wasFull |= pending.size() >= FULL;
        return pending.size() < FULL;
    }

    /** Whether the client has gone, or the events have ended. */
    public boolean isOver() {
        return finished.isDone();
    }

    /** Adds an event. */
    public void send(JsonNode data) {
        add("data: ", data, false);
    }

    /** Adds the last event, with a name. */
    public void end(String event, JsonNode data) {
        add("event: " + event + "\ndata: ", data, true);
    }

    /** Completes when all events are sent, or fails when the client has gone. */
    public CompletionStage<Answer> finished() {
        return finished;
    }

    private void add(String prefix, JsonNode data, boolean last) {
        boolean start;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = last;
            pending.writeBytes(prefix.getBytes(StandardCharsets.UTF_8));
            pending.writeBytes(Json.bytes(data));
            pending.writeBytes(new byte[] {'\n', '\n'});
            start = !writing;
            writing = true;
        }
        if (start) {
            writers.execute(this::write);
        }
    }

    private void write() {
        ByteBuffer bytes;
        boolean last;
        synchronized (this) {
            bytes = ByteBuffer.wrap(pending.toByteArray());
            pending = new ByteArrayOutputStream();
            last = ended;
        }
        response.write(last, bytes, Callback.from(() -> written(last), this::gone));
    }

    private void written(boolean last) {
        if (last) {
            finished.complete(Answer.SENT);
            return;
        }
        boolean more;
        boolean wake;
        Runnable then;
        synchronized (this) {
            more = pending.size() > 0;
            writing = more;
            wake = wasFull;
            wasFull = false;
            then = drained;
        }
        if (wake) {
            then.run();
        }
        if (more) {
            writers.execute(this::write);
        }
    }

    private void gone(Throwable reason) {
        Runnable then;
        synchronized (this) {
            ended = true;
            pending = new ByteArrayOutputStream();
            then = drained;
        }
        finished.completeExceptionally(reason);
        then.run();
    }
}
