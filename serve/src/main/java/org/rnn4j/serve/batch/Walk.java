package org.rnn4j.serve.batch;

import java.util.function.Supplier;
import org.rnn4j.core.network.RnnState;

/** A sequence that a language model reads token by token, among others. A {@link Stepper} calls it from one thread. */
public interface Walk {

    /** The state before the first token; null for zeros. */
    RnnState before();

    /** Whether the walk can go on now. If not, it calls {@link Stepper#wake} as soon as it can. */
    boolean isReady();

    /** The token that the model reads next. */
    int token();

    /**
     * Takes what the model predicts after {@link #token}.
     *
     * @param logits {@code [vocabulary]}, unnormalised log probabilities of the next token
     * @param after the state after the token
     * @return whether the walk continues
     */
    boolean read(float[] logits, Supplier<RnnState> after);

    /** Takes the reason for which the walk cannot go on. */
    void fail(RuntimeException reason);
}
