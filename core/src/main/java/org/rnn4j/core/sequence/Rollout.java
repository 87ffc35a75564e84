package org.rnn4j.core.sequence;

/**
 * Recursive forecasts of one batch: a network that answers one step ahead is asked again and again, and reads what it
 * answered as if it had been observed. Holds the answers so far.
 */
public interface Rollout {

    /** Steps ahead in all. */
    int steps();

    /** Takes the answers to the step before; gives what the network reads for the next. */
    SequenceBatch next(Predictions step);

    /** Takes the answers to the last step; gives all steps, {@code [batch][steps * targets]}, step by step. */
    Predictions last(Predictions step);
}
