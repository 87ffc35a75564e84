package org.rnn4j.models.task;

/** How much an error in a class weighs. */
public enum ClassWeights {
    /** Every sequence counts 1. */
    NONE,
    /** A sequence of class k counts {@code N / (K * n_k)}: all classes weigh the same together. */
    BALANCED
}
