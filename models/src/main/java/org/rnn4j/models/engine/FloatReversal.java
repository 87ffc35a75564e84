package org.rnn4j.models.engine;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.Chunks;

/** Reverses every sequence of a chunk within its length, and zeroes padding. Its own inverse. */
final class FloatReversal {
    private int time;
    private int count;
    private int[] lengths = new int[0];
    private int[] reversedIds = new int[0];

    /** Sets the chunk of the following calls. */
    void shape(Chunks.Chunk chunk, int timeSteps) {
        time = timeSteps;
        count = chunk.rows().length;
        lengths = chunk.lengths();
    }

    /** Reversed ids {@code [time * count]}; 0 in padding. */
    int[] ids(int[] ids) {
        if (reversedIds.length < time * count) {
            reversedIds = new int[time * count];
        }
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < count; i++) {
                reversedIds[t * count + i] = t < lengths[i] ? ids[(lengths[i] - 1 - t) * count + i] : 0;
            }
        }
        return reversedIds;
    }

    /**
     * Copies {@code width} columns with the rows reversed. Rows of {@code from} are {@code fromWidth} long and start at
     * {@code fromAt}; rows of {@code to} are {@code toWidth} long and start at {@code toAt}.
     */
    void reverse(float[] from, int fromAt, int fromWidth, float[] to, int toAt, int toWidth, int width) {
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < count; i++) {
                int at = toAt + (t * count + i) * toWidth;
                if (t < lengths[i]) {
                    int source = fromAt + ((lengths[i] - 1 - t) * count + i) * fromWidth;
                    System.arraycopy(from, source, to, at, width);
                } else {
                    Arrays.fill(to, at, at + width, 0);
                }
            }
        }
    }
}
