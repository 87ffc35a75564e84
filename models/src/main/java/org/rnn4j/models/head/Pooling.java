package org.rnn4j.models.head;

/** Pooling over time: combines the outputs of all time steps into one vector. Padding is ignored. */
public enum Pooling {
    /** The output of the last valid step; for a backward direction, of the first step, which it reads last. */
    LAST,
    /** The mean over valid steps. */
    MEAN,
    /** The maximum of each unit over valid steps. */
    MAX,
    /** A mean weighted by the softmax over time of learned scores (Yang et al., 2016). */
    ATTENTION
}
