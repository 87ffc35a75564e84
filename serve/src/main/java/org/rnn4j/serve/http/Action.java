package org.rnn4j.serve.http;

import java.util.concurrent.CompletionStage;

/** Answers a request. */
@FunctionalInterface
public interface Action {
    /**
     * Answers, now or later.
     *
     * @throws Problem what is wrong with the request
     * @throws org.rnn4j.core.error.UserException the same, in words for the client
     */
    CompletionStage<Answer> on(Call call);
}
