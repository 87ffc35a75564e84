package org.rnn4j.datasets.classification;

import java.util.Optional;
import org.rnn4j.datasets.examples.SequenceInputs;

/** A plain method that classifies without a network. */
public interface Baseline<I extends SequenceInputs> {

    /** What it is called in a table. */
    String name();

    /**
     * Learns from one part and answers another.
     *
     * @return a class for each example; empty where the method does not suit the data
     */
    Optional<int[]> answers(ClassifiedPart<I> training, I inputs, int classes);
}
