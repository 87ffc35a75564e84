package org.rnn4j.core.sequence;

/**
 * Recursive forecasts of one batch: a network that predicts one step ahead is run repeatedly and reads its own
 * predictions as if they had been observed. Holds the predictions so far.
 */
public interface Rollout {

    /** Number of steps ahead. */
    int steps();

    /** Adds the predictions of a step; returns the network's input for the next step. */
    SequenceBatch next(Predictions step);

    /** Adds the predictions of the last step; returns all steps, {@code [batch][steps * targets]}, step by step. */
    Predictions last(Predictions step);
}
