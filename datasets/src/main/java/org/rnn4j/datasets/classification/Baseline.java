package org.rnn4j.datasets.classification;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.SequenceValues;

/** A method that classifies without a network. */
public interface Baseline {

    /** Its name in a table. */
    String name();

    /**
     * Learns from some sources and predicts others.
     *
     * @param training sources, each a batch of itself
     * @param classes of the training sources
     * @param asked sources to classify
     * @return a class for each; empty where the method does not suit the data
     */
    Optional<int[]> predict(List<SequenceValues> training, int[] classes, List<SequenceValues> asked, int classCount);
}
