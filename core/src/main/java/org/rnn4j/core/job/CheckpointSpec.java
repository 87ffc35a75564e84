package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.rnn4j.core.error.UserException;

/**
 * When a training is saved between validations, what is kept of earlier models, and how often it returns to one. Immutable; an instance is always valid.
 */
public record CheckpointSpec(
        @Default("5m")
        @Doc("Time after which the last model is saved, also between validations; 0 = only at validations.")
        Duration checkpointEvery,

        @Default("0")
        @Range(min = 0, max = Integer.MAX_VALUE)
        @Doc("Training steps after which the last model is saved; 0 = by time alone.")
        int checkpointSteps,

        @Default("0")
        @Range(min = 0, max = 1_000)
        @Doc("Earlier last models to keep in the run's folder checkpoints; 0 = none.")
        int keepLast,

        @Default("0")
        @Range(min = 0, max = 1_000)
        @Doc("Earlier best models to keep in the run's folder checkpoints; 0 = none.")
        int keepBest,

        @Default("3")
        @Range(min = 0, max = 30)
        @Doc(
                "Times that a diverged training returns to its last good model and halves the learning rate, before it ends with an error.")
        int rollbacks) {
    public CheckpointSpec {
        Ranges.require(
                "training", CheckpointSpec.class, checkpointEvery, checkpointSteps, keepLast, keepBest, rollbacks);
        if (checkpointEvery.isNegative()) {
            throw new UserException(
                    "training.checkpoint-every = %s, but must not be negative".formatted(checkpointEvery));
        }
    }

    /** The options with all defaults. */
    public static CheckpointSpec defaults() {
        return Binder.bind(JsonNodeFactory.instance.objectNode(), CheckpointSpec.class, "training");
    }
}
