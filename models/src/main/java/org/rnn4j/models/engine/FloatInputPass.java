package org.rnn4j.models.engine;

import java.util.SplittableRandom;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatScratch;

/** Forward and backward pass of an input over one chunk. Rows are time-major. Buffers are reused across batches. */
interface FloatInputPass {

    /**
     * Loads the sequences of a chunk.
     *
     * @param chunk its rows are indices of sequences in the batch
     * @param time time steps of the batch, including padding
     * @param inputs inputs of the whole batch
     */
    void load(Chunks.Chunk chunk, int time, SequenceValues inputs);

    /**
     * Runs forward.
     *
     * @param random source of noise; null = inference
     * @return {@code [time * sequences, width]}; null if the layer above reads {@link #ids}
     */
    float[] forward(SplittableRandom random);

    /** Token ids {@code [time * sequences]}; only if the width of the input is 0. */
    default int[] ids() {
        throw new UnsupportedOperationException("the input is not token ids");
    }

    /**
     * Runs backward; not called if there are no trainable weights.
     *
     * @param gradient gradient of the outputs of {@link #forward}; must not change until {@link #addGradients} is done
     */
    default void backward(float[] gradient) {}

    /** Adds one task's weight gradients to the flat gradients. Tasks may run in parallel. */
    default void addGradients(int task, float[] gradients, FloatScratch scratch) {}
}
