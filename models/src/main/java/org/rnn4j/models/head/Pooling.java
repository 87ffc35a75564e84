package org.rnn4j.models.head;

/** How the outputs of all steps of a sequence become one vector. Padding takes no part. */
public enum Pooling {
    /** The output of the last valid step; of a backward direction, of the first step, which it reads last. */
    LAST,
    /** The mean over valid steps. */
    MEAN,
    /** The largest value of each unit over valid steps. */
    MAX,
    /** A weighted mean whose weights are a softmax over time of learned scores (Yang et al., 2016). */
    ATTENTION
}
