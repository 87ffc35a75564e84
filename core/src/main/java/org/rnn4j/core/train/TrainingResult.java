package org.rnn4j.core.train;

import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * The result of a training.
 *
 * @param ending reason for the end
 * @param state state to continue from, with the best loss, steps and time
 * @param trainLossNats mean loss per target of the last steps: since the last validation but one, or the start
 * @param firstLossNats mean loss per target of the first step, before anything was learned, or when resumed; NaN if no step
 *     was left
 * @param tokensPerSecond number of targets per second of training steps
 * @param validation the last validation; empty if the data has no validation split or the training was stopped before
 *     one
 * @param allows whether the budget allows an evaluation of so many seconds after the training: what is left of it, or a
 *     quarter of the whole
 */
public record TrainingResult(
        Ending ending,
        TrainingState state,
        double trainLossNats,
        double firstLossNats,
        double tokensPerSecond,
        Optional<Evaluation> validation,
        DoublePredicate allows) {

    /** Reason for the end of a training. */
    public enum Ending {
        EPOCHS,
        BUDGET,
        PATIENCE,
        REQUESTED
    }
}
