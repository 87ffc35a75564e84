package org.rnn4j.models.engine;

import java.util.SplittableRandom;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatScratch;

/** The input of one chunk of a batch; rows are time-major. Buffers are kept from batch to batch. */
interface FloatInputPass {

    /**
     * Takes a chunk's sequences.
     *
     * @param chunk whose rows pick sequences of the batch
     * @param time steps of the batch, padding included
     * @param inputs of the whole batch
     */
    void load(Chunks.Chunk chunk, int time, SequenceValues inputs);

    /**
     * Runs forward.
     *
     * @param random null = not for training
     * @return {@code [time * sequences, width]}; null where the layer above reads {@link #ids}
     */
    float[] forward(SplittableRandom random);

    /** {@code [time * sequences]}; only of an input whose width is 0. */
    default int[] ids() {
        throw new UnsupportedOperationException("this input gives vectors");
    }

    /**
     * Runs backward; only where something is learned.
     *
     * @param gradient dLoss/d(what forward gave); kept until {@link #addGradients}
     */
    default void backward(float[] gradient) {}

    /** Adds one task's share of the gradients of the weights. Tasks may run on several threads. */
    default void addGradients(int task, float[] gradients, FloatScratch scratch) {}
}
