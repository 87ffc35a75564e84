package org.rnn4j.cli.train;

import java.util.Set;
import org.rnn4j.core.sequence.Split;

/**
 * The extent of the evaluation after a training.
 *
 * @param splits splits on which the best model is evaluated; others are not looked at
 * @param baselines whether baselines are fitted, too
 */
record Scope(Set<Split> splits, boolean baselines) {
    static final Scope WHOLE = new Scope(Set.of(Split.VALIDATION, Split.TEST), true);

    Scope {
        splits = Set.copyOf(splits);
    }
}
