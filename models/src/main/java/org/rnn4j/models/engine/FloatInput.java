package org.rnn4j.models.engine;

/**
 * What makes the first recurrent layer's input of what a batch holds: its weights, if any, which the chunks of a batch
 * share. A chunk's part is a {@link FloatInputPass}.
 */
public interface FloatInput {

    /** Numbers a step that the first recurrent layer reads; 0 = it reads ids, which pick rows of its weights. */
    int width();

    /** How many tasks {@link #pack} is cut into; may be 0. */
    default int packTasks() {
        return 0;
    }

    /** Takes one task's weights from the flat parameters. Tasks may run on several threads. */
    default void pack(int task, float[] parameters, boolean forBackward) {}

    /** How many tasks {@link FloatInputPass#addGradients} is cut into; 0 = nothing is learned here. */
    default int gradientTasks() {
        return 0;
    }

    /** A pass over one chunk at a time. */
    FloatInputPass pass();
}
