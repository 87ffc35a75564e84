package org.rnn4j.serve.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.rnn4j.core.generate.GeneratedText;
import org.rnn4j.core.generate.Writing;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.serve.batch.Walk;
import org.rnn4j.serve.http.EventStream;

/** A text that is generated among others, all at once or as events. */
final class Generation implements Walk {
    private final Writing writing;
    private final SampleSpec spec;
    private final long seed;
    private final Optional<EventStream> events;
    private final long begin = System.nanoTime();
    private final long limitNanos;
    private final CompletableFuture<ObjectNode> done = new CompletableFuture<>();

    /** @throws org.rnn4j.core.error.UserException if the model cannot read the prompt */
    Generation(TextCodec codec, SampleSpec spec, long seed, Optional<Supplier<EventStream>> stream, long limitNanos) {
        this.spec = spec;
        this.seed = seed;
        this.limitNanos = limitNanos;
        Piece piece = new Piece();
        writing = new Writing(codec, spec, seed, piece);
        events = stream.map(Supplier::get); // after all that may fail with a status
        piece.events = events;
    }

    /** Sends a piece of text. */
    private static final class Piece implements Consumer<String> {
        private Optional<EventStream> events = Optional.empty();

        @Override
        public void accept(String text) {
            events.ifPresent(
                    open -> open.send(JsonNodeFactory.instance.objectNode().put("text", text)));
        }
    }

    Optional<EventStream> events() {
        return events;
    }

    boolean isDone() {
        return writing.isDone();
    }

    /** The text and how it ended. */
    CompletableFuture<ObjectNode> done() {
        return done;
    }

    @Override
    public RnnState before() {
        return null;
    }

    @Override
    public boolean isReady() {
        return events.map(open -> open.isReady() || open.isOver()).orElse(true);
    }

    @Override
    public int token() {
        return writing.token();
    }

    @Override
    public boolean read(float[] logits, Supplier<RnnState> after) {
        if (events.isPresent() && events.get().isOver()) { // the client has gone
            done.cancel(false);
            return false;
        }
        writing.read(logits);
        if (writing.isDone()) {
            finish();
            return false;
        }
        if (System.nanoTime() - begin > limitNanos) {
            end("time");
            return false;
        }
        return true;
    }

    void finish() {
        end(writing.written(0).tokens() < spec.length() ? "stop" : "length");
    }

    private void end(String finish) {
        GeneratedText text = writing.written((System.nanoTime() - begin) / 1e9);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("prompt", spec.prompt())
                .put("text", text.text())
                .put("tokens", text.tokens())
                .put("seconds", text.seconds())
                .put("seed", seed)
                .put("finish", finish)
                .put("unknownInPrompt", text.unknownInPrompt());
        done.completeAsync(() -> json);
        events.ifPresent(open -> open.end("done", json));
    }

    @Override
    public void fail(RuntimeException reason) {
        done.completeExceptionally(reason);
        events.ifPresent(open -> open.end(
                "error",
                org.rnn4j.serve.http.Problem.unavailable("the text cannot go on: the server stops or failed", 1)
                        .json()));
    }
}
