package org.rnn4j.core.sequence;

/** Gathers answers to a part of the data and says how good they are. Batches may come in any order. */
public interface Scorer {

    /** Takes the answers to a batch, whose targets are known. */
    void add(SequenceBatch batch, Predictions answers);

    /** Of all that was added; at least one batch. */
    Score score();
}
