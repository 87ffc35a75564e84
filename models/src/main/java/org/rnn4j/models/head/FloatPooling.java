package org.rnn4j.models.head;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * Pooling over time: {@code [time * sequences, width]} to {@code [sequences, width]}, and its backward pass. Padding is
 * ignored. Buffers are reused across batches.
 */
public abstract class FloatPooling {
    protected final int width;
    protected Chunks.Chunk chunk;
    protected int time;
    protected int count;
    protected int[] lengths = new int[0];

    FloatPooling(int width) {
        this.width = width;
    }

    /**
     * Creates a pooling, which processes one chunk at a time.
     *
     * @param directions 2 if the second half of the features is from a backward direction, else 1
     * @param attention weights of {@link Pooling#ATTENTION}; null for other kinds
     */
    public static FloatPooling of(Pooling kind, int width, int directions, FloatAttention attention) {
        return switch (kind) {
            case LAST -> new FloatLastPooling(width, width / directions);
            case MEAN -> new FloatMeanPooling(width);
            case MAX -> new FloatMaxPooling(width);
            case ATTENTION -> new FloatAttentionPooling(width, attention);
        };
    }

    /** Sets the chunk of the following calls. */
    public void shape(Chunks.Chunk sequences, int timeSteps) {
        chunk = sequences;
        time = timeSteps;
        count = sequences.rows().length;
        lengths = sequences.lengths();
    }

    /** Pools {@code [time * sequences, width]} from {@code from}. Both arrays must not change until {@link #backward}. */
    public abstract void forward(float[] values, int from, float[] pooled);

    /** Writes the gradient of the values, {@code [time * sequences, width]}; zero in padding. */
    public void backward(float[] dPooled, float[] gradient) {
        Arrays.fill(gradient, 0, time * count * width, 0);
        addBackward(dPooled, gradient);
    }

    /** Adds the gradient of the values in valid rows. */
    abstract void addBackward(float[] dPooled, float[] gradient);

    /** Adds one task's weight gradients to the flat gradients; nothing for a pooling without weights. */
    public void addGradients(int task, float[] gradients, FloatScratch scratch) {}

    /** Offset of the row of sequence i at step t. */
    final int at(int t, int i) {
        return (t * count + i) * width;
    }
}
