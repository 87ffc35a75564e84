package org.rnn4j.core.train;

import java.util.Optional;

/**
 * How a training ended.
 *
 * @param ending why
 * @param state to go on from; knows the best loss, steps and time
 * @param trainLossNats mean loss a target of the last steps: since the validation before the last one, or the start
 * @param tokensPerSecond targets learned from over the time spent in training steps
 * @param validation the last validation; empty where the data has no validation part or a stop was requested before one
 */
public record TrainingResult(
        Ending ending,
        TrainingState state,
        double trainLossNats,
        double tokensPerSecond,
        Optional<Evaluation> validation) {

    /** Why a training ended. */
    public enum Ending {
        EPOCHS,
        BUDGET,
        PATIENCE,
        REQUESTED
    }
}
