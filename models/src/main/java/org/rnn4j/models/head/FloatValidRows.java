package org.rnn4j.models.head;

import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;

/** The valid rows of a chunk without the padding between them: step by step, the longest sequence first. */
public final class FloatValidRows {
    private int time;
    private int count;
    private int[] active = new int[0];
    private int rows;
    private float[] together = new float[0];
    private float[] gradient = new float[0];
    private float[] values;
    private int offset;

    /** What follows is of this chunk. */
    public void shape(Chunks.Chunk chunk, int timeSteps) {
        time = timeSteps;
        count = chunk.rows().length;
        active = chunk.active();
        rows = (int) chunk.steps();
    }

    /** Valid rows. */
    public int rows() {
        return rows;
    }

    private boolean padded() {
        return rows < time * count;
    }

    /** Takes {@code [time * count, width]} from {@code from}; not copied where every row is valid. */
    public void read(float[] all, int from, int width) {
        values = all;
        offset = from;
        if (padded()) {
            together = FloatArrays.atLeast(together, rows * width);
            for (int t = 0, row = 0; t < time; row += active[t], t++) {
                System.arraycopy(all, from + t * count * width, together, row * width, active[t] * width);
            }
            values = together;
            offset = 0;
        }
    }

    /** What was read, {@code [rows, width]} from {@link #offset}. */
    public float[] values() {
        return values;
    }

    /** Where the first row stands in {@link #values}. */
    public int offset() {
        return offset;
    }

    /** Where the gradient of {@link #values} is to be written before {@link #spread}: {@code all}, or room of this class's. */
    public float[] gradientRoom(float[] all, int width) {
        if (!padded()) {
            return all;
        }
        gradient = FloatArrays.atLeast(gradient, rows * width);
        return gradient;
    }

    /** Spreads {@code [rows, width]} over {@code [time * count, width]}; what stands in padding is left as it is. */
    public void spread(float[] from, float[] all, int width) {
        if (padded()) {
            for (int t = 0, row = 0; t < time; row += active[t], t++) {
                System.arraycopy(from, row * width, all, t * count * width, active[t] * width);
            }
        }
    }
}
