package org.rnn4j.models.check;

import org.rnn4j.core.check.Check;
import org.rnn4j.core.check.Finding;
import org.rnn4j.core.check.Subject;

/** The share of gate values beyond 0.01 and 0.99, where hardly any gradient flows. */
public final class SaturatedGates implements Check {
    private static final double BOUND = 0.5;

    @Override
    public String name() {
        return "saturated gates";
    }

    @Override
    public Finding of(Subject subject) {
        return Activity.finding(name(), subject, this::of);
    }

    private Finding of(Activity activity) {
        if (activity.gates() == 0) {
            return Finding.skipped(name(), "the cell has neither sigmoid nor tanh");
        }
        return Finding.atMost(
                name(),
                (double) activity.saturated() / activity.gates(),
                BOUND,
                "share of %,d gate values beyond 0.01 and 0.99".formatted(activity.gates()),
                "gates are stuck, so little is learned; scale the inputs, lower training.optimizer.learning-rate, or set model.layer-norm");
    }
}
