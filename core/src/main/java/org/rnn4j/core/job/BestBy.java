package org.rnn4j.core.job;

/** What makes one validation better than another. */
public enum BestBy {
    /** The lower loss. */
    LOSS,
    /** The better main metric of the task's score: accuracy, F1. */
    SCORE
}
