package org.rnn4j.models.head;

import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceValues;

/** What the numbers of one row of a head's outputs are worth, and what they answer. Safe for use by several threads. */
public interface FloatCriterion {

    /** Numbers a row. */
    int outputs();

    /**
     * Loss of the row that starts at {@code z[at]}; the row becomes its gradient times {@code scale}, and times the weight
     * of the target if targets are weighted.
     *
     * @param targets of the whole batch
     * @param sequence of the batch that the row stands for
     * @param step of that sequence, where every step has a row
     */
    double loss(float[] z, int at, SequenceValues targets, int sequence, int step, float scale);

    /** Predictions to be filled by {@link #answer}. */
    Predictions room(int batch);

    /**
     * Predictions with the row that starts at {@code z[at]}, which may be changed.
     *
     * @param step of the sequence
     * @param steps rows that the sequence has: 1 where it has one
     */
    void answer(float[] z, int at, int sequence, int step, int steps, Predictions into);
}
