package org.rnn4j.models.head;

import java.util.SplittableRandom;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * Forward and backward pass of a head over one chunk of a batch. Methods are called in the order below; calls that are not
 * needed are skipped. Buffers are reused across batches.
 */
public interface FloatHeadPass {

    /**
     * Loads the targets of a chunk's sequences.
     *
     * @param chunk its rows are indices of sequences in the batch
     * @param time time steps of the batch, including padding
     * @param targets targets of the whole batch; {@link SequenceValues.None} or null = none
     */
    void load(Chunks.Chunk chunk, int time, SequenceValues targets);

    /**
     * Reads the outputs of the body.
     *
     * @param values {@code [time * sequences, width]} from {@code from}, time-major; undefined in padding
     * @param random source of dropout masks; null = inference
     */
    void read(float[] values, int from, SplittableRandom random);

    /**
     * Loss, summed over the chunk's targets; 0 if it has none.
     *
     * @param scale factor of the gradient kept for {@link #inputGradient}: 1 / number of targets in the whole batch; 0 = no
     * gradient
     */
    double loss(float scale);

    /** Writes the gradient of the values, {@code [time * sequences, width]}; may leave rows of padding unchanged. */
    void inputGradient(float[] gradient);

    /** Adds one task's weight gradients to the flat gradients. Tasks may run in parallel. */
    void addGradients(int task, float[] gradients, FloatScratch scratch);

    /** Writes the predictions for this chunk's sequences. */
    void predict(Predictions into);
}
