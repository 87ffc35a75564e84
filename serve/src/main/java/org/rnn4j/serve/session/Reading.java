package org.rnn4j.serve.session;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.serve.batch.Walk;

/** Some tokens that a session reads. */
final class Reading implements Walk {
    private final int[] tokens;
    private final RnnState before;
    private final CompletableFuture<End> done = new CompletableFuture<>();
    private int read;

    /**
     * After the last token.
     *
     * @param logits {@code [vocabulary]}
     */
    record End(float[] logits, RnnState after) {}

    Reading(int[] tokens, RnnState before) {
        this.tokens = tokens;
        this.before = before;
    }

    CompletableFuture<End> done() {
        return done;
    }

    @Override
    public RnnState before() {
        return before;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public int token() {
        return tokens[read];
    }

    @Override
    public boolean read(float[] logits, Supplier<RnnState> after) {
        read++;
        if (read < tokens.length) {
            return true;
        }
        done.completeAsync(() -> new End(logits, after.get())); // so that what follows does not delay the other walks
        return false;
    }

    @Override
    public void fail(RuntimeException reason) {
        done.completeExceptionally(reason);
    }
}
