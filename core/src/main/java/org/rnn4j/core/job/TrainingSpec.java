package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.rnn4j.core.error.UserException;

/** The training of a model of any task. Immutable; an instance is always valid. */
public record TrainingSpec(
        @Default("32") @Range(min = 1, max = 65_536) @Doc("Sequences per batch.")
        int batchSize,

        @Default("64") @Range(min = 1, max = 1_000_000) @Doc("Streams: steps per window of truncated back-propagation.")
        int timeSteps,

        @Default("0")
        @Range(min = 0, max = 100_000_000)
        @Doc("Examples: time steps per batch, padding included, instead of batch-size sequences; 0 = batch-size.")
        int batchTokens,

        @Default("0")
        @Range(min = 0, max = 1_000_000)
        @Doc("Passes over the training data; 0 = as many as the budget allows.")
        int epochs,

        @Default("3m") @Doc("Wall-clock limit, validation included; 0 = none, as where only epochs is given.")
        Duration budget,

        @Default("adam") @Doc("Update rule.") OptimizerSpec optimizer,

        @Default("cosine")
        @Doc("How the learning rate changes during training: over the epochs if given, else over the budget.")
        ScheduleSpec schedule,

        @Default("5.0") @Range(min = 0, max = 1e9) @Doc("Limit of the gradient's global norm; 0 = none.")
        double clipNorm,

        @Default("0")
        @Range(min = 0, max = Integer.MAX_VALUE)
        @Doc("Training steps between validations; 0 = one at the end of every epoch.")
        int validateEvery,

        @Default("loss") @Doc("Criterion for the best model: the lowest loss, or the best main metric.")
        BestBy bestBy,

        @Default("0")
        @Range(min = 0, max = 1_000_000)
        @Doc("Validations without improvement after which training stops; 0 = never.")
        int patience,

        @Default("0.0")
        @Range(min = 0, max = 1)
        @Doc(
                "Validate, save and use an average of the parameters over about this share of the last steps, such as 0.1; 0 = the parameters themselves.")
        double average,

        @Flat CheckpointSpec checkpoints) {
    public TrainingSpec {
        Ranges.require(
                "training",
                TrainingSpec.class,
                batchSize,
                timeSteps,
                batchTokens,
                epochs,
                budget,
                optimizer,
                schedule,
                clipNorm,
                validateEvery,
                bestBy,
                patience,
                average,
                checkpoints);
        if (budget.isNegative()) {
            throw new UserException("training.budget = %s, but must not be negative".formatted(budget));
        }
        if (epochs == 0 && budget.isZero()) {
            throw new UserException(
                    "training.epochs = 0 and training.budget = 0, but one of them must end the training");
        }
    }

    /** This training in another length. */
    public TrainingSpec with(int newEpochs, Duration newBudget) {
        return new TrainingSpec(
                batchSize,
                timeSteps,
                batchTokens,
                newEpochs,
                newBudget,
                optimizer,
                schedule,
                clipNorm,
                validateEvery,
                bestBy,
                patience,
                average,
                checkpoints);
    }

    /** The training options with all defaults. */
    public static TrainingSpec defaults() {
        return Binder.bind(JsonNodeFactory.instance.objectNode(), TrainingSpec.class, "training");
    }
}
