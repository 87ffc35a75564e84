package org.rnn4j.core.sequence;

/** Collects predictions on data that a model was not trained on, for intervals around its later predictions. */
public interface Calibrator {

    /** Adds the predictions for a batch, whose targets are known. */
    void add(SequenceBatch batch, Predictions predictions);

    /** The data with a codec that knows the intervals. */
    SequenceData calibrated();
}
