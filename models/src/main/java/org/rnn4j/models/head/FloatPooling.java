package org.rnn4j.models.head;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * Makes one vector of each sequence of a chunk, {@code [sequences, width]} of {@code [time * sequences, width]}, and takes
 * gradients back. Padding takes no part. Buffers are kept from batch to batch.
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
     * The pooling of one chunk at a time.
     *
     * @param directions 2 where the second half of the features was read backward
     * @param attention of {@link Pooling#ATTENTION}, else null
     */
    public static FloatPooling of(Pooling kind, int width, int directions, FloatAttention attention) {
        return switch (kind) {
            case LAST -> new FloatLastPooling(width, width / directions);
            case MEAN -> new FloatMeanPooling(width);
            case MAX -> new FloatMaxPooling(width);
            case ATTENTION -> new FloatAttentionPooling(width, attention);
        };
    }

    /** What follows is of this chunk. */
    public void shape(Chunks.Chunk sequences, int timeSteps) {
        chunk = sequences;
        time = timeSteps;
        count = sequences.rows().length;
        lengths = sequences.lengths();
    }

    /** Pools {@code [time * sequences, width]} from {@code from}; both arrays are kept until the gradients are through. */
    public abstract void forward(float[] values, int from, float[] pooled);

    /** Writes dLoss/dvalues, {@code [time * sequences, width]}; zero in padding. */
    public void backward(float[] dPooled, float[] gradient) {
        Arrays.fill(gradient, 0, time * count * width, 0);
        addBackward(dPooled, gradient);
    }

    /** Adds dLoss/dvalues of the valid rows. */
    abstract void addBackward(float[] dPooled, float[] gradient);

    /** Adds one task's share of the gradients of what it has learned; one that learns nothing adds none. */
    public void addGradients(int task, float[] gradients, FloatScratch scratch) {}

    /** First element of sequence i's row at step t. */
    final int at(int t, int i) {
        return (t * count + i) * width;
    }
}
