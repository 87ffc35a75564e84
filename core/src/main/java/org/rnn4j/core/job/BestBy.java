package org.rnn4j.core.job;

/** The criterion by which validations are compared. */
public enum BestBy {
    /** The lower loss. */
    LOSS,
    /** The better main metric of the task's score: accuracy, F1. */
    SCORE
}
