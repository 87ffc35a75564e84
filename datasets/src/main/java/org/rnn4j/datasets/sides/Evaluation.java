package org.rnn4j.datasets.sides;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.Split;

/** The task-specific evaluation of data and predictions, in addition to the loss. */
public interface Evaluation<S, T> {

    /** Task metrics of a split; empty if the loss is the only metric. */
    Optional<Scorer> scorer(Encoded<S, T> split);

    /**
     * Scores of methods without a network, by name.
     *
     * @param training not empty
     * @param split not empty
     */
    Map<String, Score> baselines(Encoded<S, T> training, Encoded<S, T> split);

    /** Number of examples of each class, by split; empty if there are no classes. */
    Map<String, Map<Split, Long>> classes(Map<Split, Encoded<S, T>> splits);

    /** Warnings about the data, one sentence each. */
    List<String> warnings(Map<Split, Encoded<S, T>> splits);

    /** Some training examples for the user. */
    List<String> samples(Encoded<S, T> training);
}
