package org.rnn4j.serve.session;

import java.util.Optional;
import org.rnn4j.core.network.RnnState;

/**
 * A finished step of a session.
 *
 * @param number from 1; 0 is the start
 * @param tokens that were read, so that a repetition can be told from another step
 * @param logits of the next token, {@code [vocabulary]}; empty at the start and for a state that a client sent
 * @param after empty before the first token
 */
public record Step(long number, int[] tokens, Optional<float[]> logits, Optional<RnnState> after) {
    static Step start() {
        return new Step(0, new int[0], Optional.empty(), Optional.empty());
    }
}
