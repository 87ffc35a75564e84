package org.rnn4j.models.head;

import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;

/** The valid rows of a chunk, without padding: time-major, the longest sequence first. */
public final class FloatValidRows {
    private int time;
    private int count;
    private int[] active = new int[0];
    private int rows;
    private float[] together = new float[0];
    private float[] gradient = new float[0];
    private float[] values;
    private int offset;

    /** Sets the chunk of the following calls. */
    public void shape(Chunks.Chunk chunk, int timeSteps) {
        time = timeSteps;
        count = chunk.rows().length;
        active = chunk.active();
        rows = (int) chunk.steps();
    }

    /** Number of valid rows. */
    public int rows() {
        return rows;
    }

    private boolean padded() {
        return rows < time * count;
    }

    /** Reads {@code [time * count, width]} from {@code from}; makes no copy if every row is valid. */
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

    /** The valid rows, {@code [rows, width]} from {@link #offset}. */
    public float[] values() {
        return values;
    }

    /** Offset of the first row in {@link #values}. */
    public int offset() {
        return offset;
    }

    /** Buffer for the gradient of {@link #values}, before {@link #spread}: {@code all}, or an array of this class. */
    public float[] gradientBuffer(float[] all, int width) {
        if (!padded()) {
            return all;
        }
        gradient = FloatArrays.atLeast(gradient, rows * width);
        return gradient;
    }

    /** Copies {@code [rows, width]} back to {@code [time * count, width]}; leaves rows of padding unchanged. */
    public void spread(float[] from, float[] all, int width) {
        if (padded()) {
            for (int t = 0, row = 0; t < time; row += active[t], t++) {
                System.arraycopy(from, row * width, all, t * count * width, active[t] * width);
            }
        }
    }
}
