package org.rnn4j.core.job;

import org.rnn4j.core.error.Require;

/** How the learning rate changes. Progress is the share of the training that is over, by epochs or budget. */
public sealed interface ScheduleSpec {

    /** Always the start value. */
    record Constant() implements ScheduleSpec {}

    /** Multiplied by {@code factor} at the start of epoch {@code from} (1-based) and of every {@code every}th after it. */
    record Step(
            @Default("0.5") double factor,
            @Default("1") int every,
            @Default("5") int from) implements ScheduleSpec {
        public Step {
            Require.inRange("training.schedule.factor", factor, 1e-9, 1);
            Require.inRange("training.schedule.every", every, 1, 1_000_000);
            Require.inRange("training.schedule.from", from, 1, 1_000_000);
        }
    }

    /** Linear warm-up over the first share of training, then half a cosine down to {@code floor} times the start value. */
    record Cosine(
            @Default("0.02") double warmUp, @Default("0.02") double floor) implements ScheduleSpec {
        public Cosine {
            Require.inRange("training.schedule.warm-up", warmUp, 0, 0.9);
            Require.inRange("training.schedule.floor", floor, 0, 1);
        }
    }

    /** Multiplied by {@code factor} whenever {@code patience} validations in a row brought no better loss. */
    record Plateau(
            @Default("0.5") double factor, @Default("2") int patience) implements ScheduleSpec {
        public Plateau {
            Require.inRange("training.schedule.factor", factor, 1e-9, 1);
            Require.inRange("training.schedule.patience", patience, 1, 1_000_000);
        }
    }
}
