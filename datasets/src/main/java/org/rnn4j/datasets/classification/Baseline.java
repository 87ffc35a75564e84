package org.rnn4j.datasets.classification;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.SequenceValues;

/** A method that classifies without a network. */
public interface Baseline {

    /** Name of the method in a table. */
    String name();

    /**
     * Learns from some sources and classifies others.
     *
     * @param training sources, each a batch of size one
     * @param classes classes of the training sources
     * @param asked sources to classify
     * @return a class per source; empty if the method does not suit the data
     */
    Optional<int[]> predict(List<SequenceValues> training, int[] classes, List<SequenceValues> asked, int classCount);
}
