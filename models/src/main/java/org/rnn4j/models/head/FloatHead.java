package org.rnn4j.models.head;

import org.rnn4j.core.sequence.Predictions;

/**
 * The head of a network, above the recurrent layers: outputs, loss and predictions. Holds the weights, which are shared by
 * the chunks of a batch; a {@link FloatHeadPass} processes one chunk.
 */
public interface FloatHead {

    /** Number of tasks of {@link #pack} and {@link FloatHeadPass#addGradients}; may be 0. */
    int tasks();

    /** Packs one task's weights from the flat parameters. Tasks may run in parallel. */
    void pack(int task, float[] parameters, boolean forBackward);

    /** Creates a pass, which processes one chunk at a time. */
    FloatHeadPass pass();

    /**
     * Creates predictions for a batch, to be filled by {@link FloatHeadPass#predict}.
     *
     * @param batch number of sequences
     */
    Predictions newPredictions(int batch);
}
