package org.rnn4j.datasets.captions;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.classification.Nearest;

/**
 * The training example whose vector is nearest, as a method without a network.
 *
 * @param name name of the method
 * @param vectors makes a vector of each encoded source
 */
record NearestExample(String name, Function<List<SequenceValues>, List<float[]>> vectors) {
    /** Maximum number of distances to compute, times the length of vectors; more would take too long. */
    private static final double MOST = 4e9;

    /** Finds the index of the training example for each source; empty if that takes too long. */
    @FunctionalInterface
    interface Fitted {
        Optional<int[]> of(List<SequenceValues> asked);
    }

    Fitted fit(List<SequenceValues> training) {
        List<float[]> known = vectors.apply(training);
        return asked -> {
            if ((double) known.size() * asked.size() * known.get(0).length > MOST) {
                return Optional.empty();
            }
            return Optional.of(vectors.apply(asked).stream()
                    .mapToInt(one -> Nearest.of(known, one))
                    .toArray());
        };
    }
}
