package org.rnn4j.models.engine;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.Chunks;

/** Turns every sequence of a chunk around within its length; padding is zero afterwards. Undoes itself. */
final class FloatReversal {
    private int time;
    private int count;
    private int[] lengths = new int[0];
    private int[] turnedIds = new int[0];

    /** What follows is of this chunk. */
    void shape(Chunks.Chunk chunk, int timeSteps) {
        time = timeSteps;
        count = chunk.rows().length;
        lengths = chunk.lengths();
    }

    /** Turned ids {@code [time * count]}; id 0 in padding. */
    int[] ids(int[] ids) {
        if (turnedIds.length < time * count) {
            turnedIds = new int[time * count];
        }
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < count; i++) {
                turnedIds[t * count + i] = t < lengths[i] ? ids[(lengths[i] - 1 - t) * count + i] : 0;
            }
        }
        return turnedIds;
    }

    /**
     * Copies {@code width} columns of turned rows. Rows of {@code from} are {@code fromWidth} long and start at
     * {@code fromAt}, those of {@code to} are {@code toWidth} long and start at {@code toAt}.
     */
    void turn(float[] from, int fromAt, int fromWidth, float[] to, int toAt, int toWidth, int width) {
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
