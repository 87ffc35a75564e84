package org.rnn4j.models.task;

/** Weights of the classes in the loss. */
public enum ClassWeights {
    /** Every sequence has weight 1. */
    NONE,
    /** A sequence of class k has weight {@code N / (K * n_k)}, so that all classes have the same total weight. */
    BALANCED
}
