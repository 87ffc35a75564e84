package org.rnn4j.cli.train;

import java.util.Set;
import org.rnn4j.core.sequence.Split;

/**
 * The extent of the evaluation after a training.
 *
 * @param splits splits on which the best model is evaluated; others are not looked at
 * @param baselines whether baselines are fitted, too
 * @param page whether the run gets a {@code report.html}
 */
record Scope(Set<Split> splits, boolean baselines, boolean page) {
    Scope {
        splits = Set.copyOf(splits);
    }

    /** Validation and test split, with baselines. */
    static Scope whole(boolean page) {
        return new Scope(Set.of(Split.VALIDATION, Split.TEST), true, page);
    }
}
