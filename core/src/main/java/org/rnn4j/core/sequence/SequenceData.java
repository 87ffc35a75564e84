package org.rnn4j.core.sequence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A data set, read, split and encoded; its vocabulary or scaling was fitted on the training split only. */
public interface SequenceData {

    /** The input that a network must accept; that of the codec, unless the data has more to say. */
    default InputSpec input() {
        return codec().input().orElseThrow();
    }

    /** The output that a network must have; that of the codec, unless the data has more to say. */
    default OutputSpec output() {
        return codec().output().orElseThrow();
    }

    /** The codec between the user's values and the network's; saved with the model. */
    Codec codec();

    /**
     * One pass over a split of the data, in a fixed order for a fixed plan. Several passes may run at once, each on its
     * own thread.
     *
     * @return empty if the data has no such split
     */
    Iterable<SequenceBatch> batches(Split split, BatchPlan plan);

    /**
     * One pass over a split for its evaluation. The loss must not depend on the plan, which is that of the training: a
     * stream is not cut into as many pieces as a training batch has sequences. A batch without targets only warms up the
     * state for the next.
     */
    default Iterable<SequenceBatch> evaluationBatches(Split split, BatchPlan plan) {
        return batches(split, plan);
    }

    /** Number of time steps with a target in this split; 0 if the data has no such split. */
    long size(Split split);

    /** SHA-256 of all bytes read, in hexadecimal. */
    String sha256();

    /** Facts for a log or report, in order: sizes, vocabulary, unknown tokens. */
    Map<String, Object> summary();

    /** More than {@link #summary}, for inspecting the data before training on it. */
    default DataReport report() {
        return DataReport.empty();
    }

    /** Task metrics of a split; empty if the loss is the only metric. */
    default Optional<Scorer> scorer(Split split) {
        return Optional.empty();
    }

    /** Calibrates intervals on a split that is not trained on; empty if answers have none, or the split is empty. */
    default Optional<Calibrator> calibrator(Split split) {
        return Optional.empty();
    }

    /** The rollout of a batch of this split if forecasts are recursive; otherwise empty. */
    default Optional<Rollout> rollout(SequenceBatch batch, Split split) {
        return Optional.empty();
    }

    /** The pictures or films of a split in the order of {@link SequenceBatch#examples}; empty if the data are none. */
    default List<Picture> pictures(Split split) {
        return List.of();
    }

    /** The recordings of a split in the order of {@link SequenceBatch#examples}; empty if the data are not recordings. */
    default List<Recording> recordings(Split split) {
        return List.of();
    }

    /** Scores of simple methods on a split, by name: the most frequent class, the last value. */
    default Map<String, Score> baselines(Split split) {
        return Map.of();
    }
}
