package org.rnn4j.datasets.sides;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.Split;

/** What a task says of its data and of predictions for it, beside the loss. */
public interface Evaluation<S, T> {

    /** Scores predictions for a split in the metrics of the field; empty where the loss says all. */
    Optional<Scorer> scorer(Encoded<S, T> split);

    /**
     * Scores of methods that need no network, by name.
     *
     * @param training not empty
     * @param split not empty
     */
    Map<String, Score> baselines(Encoded<S, T> training, Encoded<S, T> split);

    /** Examples of each class, by split; empty where there are no classes. */
    Map<String, Map<Split, Long>> classes(Map<Split, Encoded<S, T>> splits);

    /** Problems of the data, a sentence each. */
    List<String> warnings(Map<Split, Encoded<S, T>> splits);

    /** Some training examples in the user's terms. */
    List<String> samples(Encoded<S, T> training);
}
