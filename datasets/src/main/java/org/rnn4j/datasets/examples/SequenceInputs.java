package org.rnn4j.datasets.examples;

import org.rnn4j.core.sequence.SequenceValues;

/** What a network reads of the examples of one part. */
public interface SequenceInputs {

    /** Time steps of each example. */
    int[] lengths();

    /** Some examples side by side, padded to the longest of them. */
    SequenceValues gather(int[] examples);

    /** Stands for an example; equal where a network sees the same. */
    Object identity(int example);

    /** Examples. */
    default int size() {
        return lengths().length;
    }
}
