package org.rnn4j.core.network;

import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** A model that is fitted to the whole training split at once, not in steps of batches. */
public interface FittedModel extends SequenceModel {

    /**
     * Fits the training split, and replaces an earlier fit.
     *
     * @throws org.rnn4j.core.error.UserException if the data does not fit the model
     */
    void fit(SequenceData data);

    /** The loss of a whole split; 0 targets if the data has no such split. */
    Outcome evaluate(SequenceData data, Split split);

    /** One line that describes the fitted model, such as {@code 7-gram, 1,234,567 n-grams}. */
    String fitted();

    /** Not supported. */
    @Override
    default Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
        throw new UnsupportedOperationException("this model is fitted to a whole split at once");
    }
}
