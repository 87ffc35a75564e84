package org.rnn4j.datasets.examples;

import org.rnn4j.core.error.UserException;

/** An example cannot be used, and {@code data.on-error: skip} would leave it out. */
public final class BadExampleException extends UserException {
    private final String problem;

    BadExampleException(UserException problem) {
        super(problem.getMessage() + "; fix it, or set data.on-error to skip", problem);
        this.problem = problem.getMessage();
    }

    /** The message without the suggestion. */
    public String problem() {
        return problem;
    }
}
