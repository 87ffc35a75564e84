package org.rnn4j.datasets.classification;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.SequenceValues;

/** A method that classifies without a network. */
public interface Baseline {

    /**
     * Learns from sources whose classes are known.
     *
     * @param training sources, each a batch of size one
     * @param classes classes of the training sources
     */
    Fitted fit(List<SequenceValues> training, int[] classes, int classCount);

    /** A method that has learned. */
    @FunctionalInterface
    interface Fitted {
        /** Classifies sources, each a batch of size one; empty if the method does not suit the data. */
        Optional<Predicted> predict(List<SequenceValues> asked);

        /** The fitted classifier, if it is linear. */
        default Optional<FittedLinear> linear() {
            return Optional.empty();
        }
    }

    /**
     * The predictions of a method.
     *
     * @param method name of the method in a table, with any limit that the data exceeded
     * @param classes a class per source
     */
    record Predicted(String method, int[] classes) {}
}
