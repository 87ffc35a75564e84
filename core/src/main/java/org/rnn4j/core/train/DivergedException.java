package org.rnn4j.core.train;

import org.rnn4j.core.error.UserException;

/** A training that diverged and could not go on; the message says why and what to try. */
public final class DivergedException extends UserException {
    private static final long serialVersionUID = 1;

    DivergedException(String message) {
        super(message);
    }
}
