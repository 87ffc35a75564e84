package org.rnn4j.models.check;

import org.rnn4j.core.check.Check;
import org.rnn4j.core.check.Finding;
import org.rnn4j.core.check.Subject;

/** The share of units whose output is the same at every step of every sequence. */
public final class DeadUnits implements Check {
    private static final double BOUND = 0.1;

    @Override
    public String name() {
        return "dead units";
    }

    @Override
    public Finding of(Subject subject) {
        return Activity.finding(name(), subject, this::of);
    }

    private Finding of(Activity activity) {
        return Finding.atMost(
                name(),
                (double) activity.dead() / activity.units(),
                BOUND,
                "share of %,d units without any variance on a batch".formatted(activity.units()),
                "units do nothing; lower training.optimizer.learning-rate, check the inputs for values that are too large, or use a smaller model.hidden-size");
    }
}
