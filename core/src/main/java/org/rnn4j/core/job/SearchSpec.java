package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.rnn4j.core.error.UserException;

/**
 * A search for better values of a job's keys. It is no part of the job that is trained: {@link JobJson} does not write it.
 * Immutable; an instance is always valid, but for the space, which {@code core.search} reads.
 */
public record SearchSpec(
        @Default("{}")
        @Doc(
                "Keys that rnn4j search varies, written as model.hidden-size, each with a list of values or {min, max, log}.")
        ObjectNode space,

        @Default("random") @Doc("Division of the time among the trials.")
        SearchMethod method,

        @Default("20") @Range(min = 2, max = 100_000) @Doc("Number of trials, the first of which is the job as it is.")
        int trials,

        @Default("1h") @Doc("Wall-clock limit of a search; 0 = none.")
        Duration budget,

        @Default("1") @Doc("Seed of the values that are tried; independent of the seed of the job.")
        long seed) {
    public SearchSpec {
        space = space.deepCopy();
        Ranges.require("search", SearchSpec.class, space, method, trials, budget, seed);
        if (budget.isNegative()) {
            throw new UserException("search.budget = %s, but must not be negative".formatted(budget));
        }
    }

    /** Whether there is nothing to search. */
    public boolean isEmpty() {
        return space.isEmpty();
    }
}
