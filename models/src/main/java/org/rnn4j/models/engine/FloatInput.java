package org.rnn4j.models.engine;

import org.rnn4j.core.sequence.SequenceValues;

/**
 * Converts the inputs of a batch to the inputs of the first recurrent layer. Holds the weights, if any, which are shared by
 * the chunks of a batch; a {@link FloatInputPass} processes one chunk.
 */
public interface FloatInput {

    /** Input features per time step of the first recurrent layer; 0 = it reads token ids. */
    int width();

    /** Number of time steps of inputs, including padding. */
    default int steps(SequenceValues inputs) {
        return Targets.time(inputs);
    }

    /** Number of tasks of {@link #pack}; may be 0. */
    default int packTasks() {
        return 0;
    }

    /** Packs one task's weights from the flat parameters. Tasks may run in parallel. */
    default void pack(int task, float[] parameters, boolean forBackward) {}

    /** Number of tasks of {@link FloatInputPass#addGradients}; 0 = no trainable weights. */
    default int gradientTasks() {
        return 0;
    }

    /** Creates a pass, which processes one chunk at a time. */
    FloatInputPass pass();
}
