package org.rnn4j.core.sequence;

/** Collects predictions on a split of the data and scores them. Batches may come in any order. */
public interface Scorer {

    /** Adds the predictions for a batch, whose targets are known. */
    void add(SequenceBatch batch, Predictions predictions);

    /** The score of all predictions added; needs at least one batch. */
    Score score();
}
