package org.rnn4j.core.job;

/**
 * The learning rate over time. Progress is the completed fraction of the training: of the epochs if their number is
 * given, otherwise of the budget.
 */
public sealed interface ScheduleSpec
        permits ScheduleSpec.Constant, ScheduleSpec.Step, ScheduleSpec.Cosine, ScheduleSpec.Plateau {

    /** Constant at the start value. */
    record Constant() implements ScheduleSpec {}

    /** Multiplied by {@code factor} at the start of epoch {@code from} (1-based) and of every {@code every}th after it. */
    record Step(
            @Default("0.5") @Range(min = 1e-9, max = 1) @Doc("Factor of the learning rate at each step down.")
            double factor,

            @Default("1") @Range(min = 1, max = 1_000_000) @Doc("Epochs between steps down.")
            int every,

            @Default("5") @Range(min = 1, max = 1_000_000) @Doc("Epoch of the first step down; the first epoch is 1.")
            int from)
            implements ScheduleSpec {
        public Step {
            Ranges.require("training.schedule", Step.class, factor, every, from);
        }
    }

    /**
     * Linear warm-up over the first fraction of training, then half a cosine down to {@code floor} times the start
     * value.
     */
    record Cosine(
            @Default("0.02")
            @Range(min = 0, max = 0.9)
            @Doc("Fraction of training in which the learning rate rises from 0.")
            double warmUp,

            @Default("0.02")
            @Range(min = 0, max = 1)
            @Doc("Learning rate at the end, as a fraction of that at the start.")
            double floor)
            implements ScheduleSpec {
        public Cosine {
            Ranges.require("training.schedule", Cosine.class, warmUp, floor);
        }
    }

    /** Multiplied by {@code factor} after {@code patience} validations in a row without a better loss. */
    record Plateau(
            @Default("0.5") @Range(min = 1e-9, max = 1) @Doc("Factor of the learning rate at each step down.")
            double factor,

            @Default("2")
            @Range(min = 1, max = 1_000_000)
            @Doc("Validations in a row without improvement before a step down.")
            int patience)
            implements ScheduleSpec {
        public Plateau {
            Ranges.require("training.schedule", Plateau.class, factor, patience);
        }
    }
}
