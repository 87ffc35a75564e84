package org.rnn4j.models.head;

import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceValues;

/** The loss and the prediction of one row of a head's outputs. Thread-safe. */
public interface FloatCriterion {

    /** Number of outputs per row. */
    int outputs();

    /**
     * Returns the loss of the row that starts at {@code z[at]}, and replaces the row by its gradient times {@code scale},
     * and times the weight of the target if targets are weighted.
     *
     * @param targets targets of the whole batch
     * @param sequence index of the row's sequence in the batch
     * @param step time step of the row; 0 if a sequence has one row
     */
    double loss(float[] z, int at, SequenceValues targets, int sequence, int step, float scale);

    /** Creates predictions, to be filled by {@link #predict}. */
    Predictions newPredictions(int batch);

    /**
     * Adds the prediction of the row that starts at {@code z[at]}. May overwrite the row.
     *
     * @param sequence index of the row's sequence in the batch
     * @param step time step of the row; 0 if a sequence has one row
     * @param steps number of rows of the sequence
     * @param into predictions of the batch
     */
    void predict(float[] z, int at, int sequence, int step, int steps, Predictions into);
}
