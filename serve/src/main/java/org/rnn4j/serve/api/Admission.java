package org.rnn4j.serve.api;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.rnn4j.serve.http.Answer;
import org.rnn4j.serve.http.Problem;

/** Limits the requests that compute or wait to. Thread-safe. */
public final class Admission {
    private final int most;
    private final AtomicInteger inside = new AtomicInteger();

    public Admission(int most) {
        this.most = most;
    }

    /** Number of requests inside. */
    public int inside() {
        return inside.get();
    }

    /**
     * Lets a request in until its answer is there.
     *
     * @throws Problem if there are too many
     */
    CompletionStage<Answer> admit(Supplier<CompletionStage<Answer>> request) {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            throw Problem.tooMany("the server works on %,d requests, which is its limit; come back".formatted(most));
        }
        try {
            return request.get().whenComplete((answer, failure) -> inside.decrementAndGet());
        } catch (RuntimeException e) {
            inside.decrementAndGet();
            throw e;
        }
    }
}
