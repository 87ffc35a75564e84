package org.rnn4j.models.head;

import org.rnn4j.models.kernel.fused.FloatArrays;

/** An embedding table {@code [tokens, size]}. */
public final class FloatEmbedding {
    /** Columns per gradient task: whole cache lines, to avoid false sharing. */
    private static final int GRADIENT_TASK = 64;

    public final int size;
    private final int offset;

    /**
     * Creates a table.
     *
     * @param offset offset of its first row in the flat parameters
     * @param size number of columns
     */
    public FloatEmbedding(int offset, int size) {
        this.offset = offset;
        this.size = size;
    }

    /** Offset of a token's row in the flat parameters. */
    public int row(int id) {
        return offset + id * size;
    }

    /** Copies the rows of {@code count} tokens into the first columns of {@code rows}, {@code [count, stride]}. */
    public void gather(float[] parameters, int[] ids, int count, float[] rows, int stride) {
        for (int row = 0; row < count; row++) {
            System.arraycopy(parameters, row(ids[row]), rows, row * stride, size);
        }
    }

    /** Number of tasks of {@link #addGradients}. */
    public int gradientTasks() {
        return (size + GRADIENT_TASK - 1) / GRADIENT_TASK;
    }

    /** Adds one task's columns of the row gradients {@code [count, stride]} to the gradient of the table. */
    public void addGradients(int task, int[] ids, int count, float[] dRows, int stride, float[] gradients) {
        int first = task * GRADIENT_TASK;
        int wide = Math.min(GRADIENT_TASK, size - first);
        for (int row = 0; row < count; row++) {
            FloatArrays.add(dRows, row * stride + first, gradients, row(ids[row]) + first, wide);
        }
    }
}
