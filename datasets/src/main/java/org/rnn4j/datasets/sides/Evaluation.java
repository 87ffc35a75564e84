package org.rnn4j.datasets.sides;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.Split;

/** The task-specific evaluation of data and predictions, in addition to the loss. */
public interface Evaluation<S, T> {

    /** Task metrics of a split; empty if the loss is the only metric. */
    Optional<Scorer> scorer(Encoded<S, T> split);

    /**
     * Fits the methods without a network.
     *
     * @param training not empty
     */
    Baselines<S, T> baselines(Encoded<S, T> training);

    /** Methods without a network that have learned from the training split. */
    @FunctionalInterface
    interface Baselines<S, T> {
        /** Scores by the name of the method; the split is not empty. */
        Map<String, Score> scores(Encoded<S, T> split);

        /**
         * Lets one of the methods predict together with the network.
         *
         * @param split not trained on, and not empty
         * @return empty if the network predicts alone
         */
        default Optional<Calibration<S, T>> calibration(Encoded<S, T> split) {
            return Optional.empty();
        }
    }

    /** Collects the predictions of a network on a split that it was not trained on. */
    interface Calibration<S, T> {
        /** Adds the predictions for a batch of the split. */
        void add(SequenceBatch batch, Predictions predictions);

        /** The calibrated target side and evaluation, from all predictions of the split. */
        Calibrated<S, T> calibrated();
    }

    /**
     * The target side and the evaluation of a calibrated model.
     *
     * @param target saved with the model
     */
    record Calibrated<S, T>(TargetSide<T> target, Evaluation<S, T> evaluation) {}

    /** Number of examples of each class, by split; empty if there are no classes. */
    Map<String, Map<Split, Long>> classes(Map<Split, Encoded<S, T>> splits);

    /** Warnings about the data, one sentence each. */
    List<String> warnings(Map<Split, Encoded<S, T>> splits);

    /** Some training examples for the user. */
    List<String> samples(Encoded<S, T> training);
}
