package org.rnn4j.core.network;

import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;

/** A model that answers whole sequences: with a class, tags, or values. */
public interface SequencePredictor extends SequenceModel {

    /**
     * Predictions each sequence of a batch; nothing is learned, nothing is dropped out.
     *
     * @param batch its targets may be {@link org.rnn4j.core.sequence.SequenceValues.None}; the loss is then 0 over 0 targets
     */
    Predicted predict(SequenceBatch batch);

    /**
     * Predictions, and how far they are from the targets.
     *
     * @param outcome as {@link SequenceModel#evaluate} gives it
     */
    record Predicted(Predictions predictions, Outcome outcome) {}
}
