package org.rnn4j.datasets.examples;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.rnn4j.core.error.UserException;

/**
 * Examples of one data set that cannot be used: the first one stops the job, or all are skipped and counted. Not
 * thread-safe.
 */
public final class BadExamples {
    private final OnError onError;
    private int count;
    private String first;

    public BadExamples(OnError onError) {
        this.onError = Objects.requireNonNull(onError, "data.on-error");
    }

    /**
     * Records a bad example.
     *
     * @throws BadExampleException the problem, with a suggestion, unless bad examples are to be skipped
     */
    public void add(UserException problem) {
        if (onError == OnError.STOP) {
            throw new BadExampleException(problem);
        }
        count++;
        first = first == null ? problem.getMessage() : first;
    }

    /** The result of {@code example}; empty if it fails and is skipped. */
    public <T> Optional<T> keep(Supplier<T> example) {
        try {
            return Optional.of(example.get());
        } catch (UserException problem) {
            add(problem);
            return Optional.empty();
        }
    }

    /** Number of skipped examples. */
    public int count() {
        return count;
    }

    /** A sentence for a report; empty if nothing was skipped. */
    public Optional<String> warning() {
        return count == 0
                ? Optional.empty()
                : Optional.of("%d example%s left out, the first for this: %s"
                        .formatted(count, count == 1 ? " was" : "s were", first));
    }
}
