package org.rnn4j.models.head;

import java.util.SplittableRandom;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * A head over one chunk of a batch. Calls come in the order of the methods here; what is not needed is left out. Buffers
 * are kept from batch to batch.
 */
public interface FloatHeadPass {

    /**
     * Takes the targets of a chunk's sequences.
     *
     * @param chunk whose rows pick sequences of the batch
     * @param time steps of the batch, padding included
     * @param targets of the whole batch; {@link SequenceValues.None} or null = none
     */
    void load(Chunks.Chunk chunk, int time, SequenceValues targets);

    /**
     * Takes what the head reads.
     *
     * @param values {@code [time * sequences, width]} from {@code from}, time-major; what stands in padding is undefined
     * @param random null = not for training, without dropout
     */
    void read(float[] values, int from, SplittableRandom random);

    /**
     * Loss, summed over the chunk's targets; 0 where it has none.
     *
     * @param scale of the gradient that is kept for {@link #inputGradient}: 1 / targets of the whole batch; 0 = none is kept
     */
    double loss(float scale);

    /** Writes dLoss/dvalues, {@code [time * sequences, width]}; rows of padding may be left as they are. */
    void inputGradient(float[] gradient);

    /** Adds one task's share of the gradients of the weights. Tasks may run on several threads. */
    void addGradients(int task, float[] gradients, FloatScratch scratch);

    /** Fills the rows of this chunk's sequences, after {@link #read} (and {@link #loss}, if it is wanted). */
    void answer(Predictions into);
}
