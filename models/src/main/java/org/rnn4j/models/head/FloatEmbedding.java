package org.rnn4j.models.head;

/** A table of vectors, one a token: its rows gathered, and their gradients scattered. */
public final class FloatEmbedding {
    /** Columns whose gradient is one task: whole cache lines, so that threads do not write side by side in one. */
    private static final int GRADIENT_TASK = 64;

    public final int size;
    private final float[] parameters;
    private final int offset;

    /**
     * A table within the flat parameters.
     *
     * @param offset of its first row
     * @param size columns
     */
    public FloatEmbedding(float[] parameters, int offset, int size) {
        this.parameters = parameters;
        this.offset = offset;
        this.size = size;
    }

    /** Copies the rows of {@code count} tokens into the first columns of {@code [count, stride]}. */
    public void gather(int[] ids, int count, float[] rows, int stride) {
        for (int row = 0; row < count; row++) {
            System.arraycopy(parameters, offset + ids[row] * size, rows, row * stride, size);
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
            add(dRows, row * stride + first, gradients, offset + ids[row] * size + first, wide);
        }
    }

    private static void add(float[] from, int fromAt, float[] to, int toAt, int count) {
        for (int j = 0; j < count; j++) {
            to[toAt + j] += from[fromAt + j];
        }
    }
}
