package org.rnn4j.models.head;

import org.rnn4j.models.kernel.fused.FloatArrays;

/** A table of vectors, one a token: its rows gathered, and their gradients scattered. */
public final class FloatEmbedding {
    /** Columns whose gradient is one task: whole cache lines, so that threads do not write side by side in one. */
    private static final int GRADIENT_TASK = 64;

    public final int size;
    private final int offset;

    /**
     * A table within the flat parameters.
     *
     * @param offset of its first row
     * @param size columns
     */
    public FloatEmbedding(int offset, int size) {
        this.offset = offset;
        this.size = size;
    }

    /** Where the row of a token starts in the flat parameters. */
    public int row(int id) {
        return offset + id * size;
    }

    /** Copies the rows of {@code count} tokens from the flat parameters into the first columns of {@code [count, stride]}. */
    public void gather(float[] parameters, int[] ids, int count, float[] rows, int stride) {
        for (int row = 0; row < count; row++) {
            System.arraycopy(parameters, row(ids[row]), rows, row * stride, size);
        }
    }

    /** How many tasks {@link #addGradients} is cut into. */
    public int gradientTasks() {
        return (size + GRADIENT_TASK - 1) / GRADIENT_TASK;
    }

    /** Adds one task's columns of the gradients of rows {@code [count, stride]} to those of the table. */
    public void addGradients(int task, int[] ids, int count, float[] dRows, int stride, float[] gradients) {
        int first = task * GRADIENT_TASK;
        int wide = Math.min(GRADIENT_TASK, size - first);
        for (int row = 0; row < count; row++) {
            FloatArrays.add(dRows, row * stride + first, gradients, row(ids[row]) + first, wide);
        }
    }
}
