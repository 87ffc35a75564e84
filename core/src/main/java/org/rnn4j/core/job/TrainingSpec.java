package org.rnn4j.core.job;

import java.time.Duration;
import java.util.Objects;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;

/**
 * How a model learns. Immutable; an instance is always valid.
 *
 * @param batchSize sequences a batch
 * @param timeSteps window of truncated BPTT
 * @param batchTokens for sequences of unequal length: time steps a batch, padding included, instead of
 *     {@code batchSize}; 0 = {@code batchSize} sequences
 * @param epochs passes over the training part; 0 = as many as the budget allows
 * @param budget wall-clock limit of training, validation included; zero = none
 * @param optimizer the update rule
 * @param schedule of the learning rate
 * @param clipNorm limit of the gradient's global norm; 0 = none
 * @param validateEvery training steps between two validations; 0 = at the end of every epoch
 * @param bestBy what makes a validation the best so far: the lowest loss, or the best main metric of the task's score
 * @param labelSmoothing share of a target's probability that is spread over the whole vocabulary (Szegedy et al., 2016)
 * @param scheduledSampling share of a decoder's inputs that are its own last answer instead of the right token, the same in
 *     every training step (Bengio et al., 2015, who let it grow)
 * @param patience validations without a better one after which training stops; 0 = never
 */
public record TrainingSpec(
        @Default("32") int batchSize,
        @Default("64") int timeSteps,
        @Default("0") int batchTokens,
        @Default("0") int epochs,
        @Default("3m") Duration budget,
        @Default("adam") OptimizerSpec optimizer,
        @Default("cosine") ScheduleSpec schedule,
        @Default("5.0") double clipNorm,
        @Default("0") int validateEvery,
        @Default("loss") BestBy bestBy,
        @Default("0.0") double labelSmoothing,
        @Default("0.0") double scheduledSampling,
        @Default("0") int patience) {
    public TrainingSpec {
        Require.inRange("training.batch-size", batchSize, 1, 65_536);
        Require.inRange("training.time-steps", timeSteps, 1, 1_000_000);
        Require.inRange("training.batch-tokens", batchTokens, 0, 100_000_000);
        Objects.requireNonNull(bestBy, "training.best-by");
        Require.inRange("training.epochs", epochs, 0, 1_000_000);
        Objects.requireNonNull(budget, "training.budget");
        Objects.requireNonNull(optimizer, "training.optimizer");
        Objects.requireNonNull(schedule, "training.schedule");
        Require.inRange("training.clip-norm", clipNorm, 0, 1e9);
        Require.inRange("training.validate-every", validateEvery, 0, Integer.MAX_VALUE);
        Require.inRange("training.label-smoothing", labelSmoothing, 0, 0.9);
        Require.inRange("training.scheduled-sampling", scheduledSampling, 0, 1);
        Require.inRange("training.patience", patience, 0, 1_000_000);
        if (budget.isNegative()) {
            throw new UserException("training.budget = %s, but must not be negative".formatted(budget));
        }
        if (epochs == 0 && budget.isZero()) {
            throw new UserException(
                    "training.epochs = 0 and training.budget = 0, but one of them must end the training");
        }
    }
}
