package org.rnn4j.core.sequence;

import java.util.Map;
import java.util.Optional;

/** A data set, read, split and encoded; its vocabulary or scaling was fitted on the training part only. */
public interface SequenceData {

    /** What a network must read. */
    InputSpec input();

    /** What a network must answer. */
    OutputSpec output();

    /** Turns between the user's values and the network's; saved with the model. */
    Codec codec();

    /**
     * One pass over a part of the data, in a fixed order for a fixed plan. Several passes may be under way at once, each
     * on a thread of its own.
     *
     * @return empty where the data has no such part
     */
    Iterable<SequenceBatch> batches(Split split, BatchPlan plan);

    /** Time steps that carry a target in this part; 0 where the data has no such part. */
    long size(Split split);

    /** SHA-256 of all bytes that were read, in hexadecimal. */
    String sha256();

    /** Facts for the reader of a log or report, in order: sizes, vocabulary, unknown tokens. */
    Map<String, Object> summary();

    /** More than {@link #summary}, for who looks at the data before training on it. */
    default DataReport report() {
        return DataReport.empty();
    }

    /** What judges answers to a part in the metrics of the field; empty where the loss says all. */
    default Optional<Scorer> scorer(Split split) {
        return Optional.empty();
    }

    /** Where forecasts are recursive, how those of a batch of this part are rolled out; empty where one answer is all. */
    default Optional<Rollout> rollout(SequenceBatch batch, Split split) {
        return Optional.empty();
    }

    /** What methods that anybody has at hand reach on a part, by name: the most frequent class, the last value. */
    default Map<String, Score> baselines(Split split) {
        return Map.of();
    }
}
