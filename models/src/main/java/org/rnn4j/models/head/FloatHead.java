package org.rnn4j.models.head;

import org.rnn4j.core.sequence.Predictions;

/**
 * What stands on the recurrent layers of a network and judges what they give: its weights, which the chunks of a batch
 * share. A chunk's part is a {@link FloatHeadPass}.
 */
public interface FloatHead {

    /** How many tasks {@link #pack} and {@link FloatHeadPass#addGradients} are cut into; may be 0. */
    int tasks();

    /** Takes one task's weights from the flat parameters. Tasks may run on several threads. */
    void pack(int task, float[] parameters, boolean forBackward);

    /** A pass over one chunk at a time. */
    FloatHeadPass pass();

    /**
     * Predictions to a batch, every row of which passes will fill; null where this head answers a token at a time.
     *
     * @param batch sequences
     */
    Predictions room(int batch);
}
