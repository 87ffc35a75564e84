package org.rnn4j.models.decoder;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;

/**
 * Outputs of an encoder for the sequences of a chunk, sequence by sequence without padding, and their gradients. Source i of
 * the chunk has {@link #length} rows, from row {@link #row}.
 */
final class FloatMemory {
    final int width;
    private final int forwardWidth;
    private final boolean mean;
    private int[] first = new int[0];
    private int[] lengths = new int[0];
    private int count;
    float[] values = new float[0];
    float[] gradient = new float[0];
    /** By source: the forward half of its last row, then the backward half of its first row; or the mean of its rows. */
    float[] pooled = new float[0];

    FloatMemory(int width, int forwardWidth, boolean mean) {
        this.width = width;
        this.forwardWidth = forwardWidth;
        this.mean = mean;
    }

    int sources() {
        return count;
    }

    int rows() {
        return first[count];
    }

    int row(int source) {
        return first[source];
    }

    int length(int source) {
        return lengths[source];
    }

    int longest() {
        return Arrays.stream(lengths).max().orElse(0);
    }

    /** Reads time-major rows {@code [time * sources, width]}, from {@code from}. */
    void read(Chunks.Chunk chunk, float[] timeMajor, int from) {
        lengths = chunk.lengths();
        count = lengths.length;
        first = new int[count + 1];
        for (int i = 0; i < count; i++) {
            first[i + 1] = first[i] + lengths[i];
        }
        values = FloatArrays.atLeast(values, rows() * width);
        pooled = FloatArrays.atLeast(pooled, count * width);
        for (int i = 0; i < count; i++) {
            for (int s = 0; s < lengths[i]; s++) {
                System.arraycopy(timeMajor, from + (s * count + i) * width, values, (first[i] + s) * width, width);
            }
            pool(i);
        }
    }

    private void pool(int source) {
        int to = source * width;
        int from = first[source] * width;
        if (mean) {
            Arrays.fill(pooled, to, to + width, 0);
            for (int s = 0; s < lengths[source]; s++) {
                FloatArrays.add(share(source), values, from + s * width, pooled, to, width);
            }
        } else {
            System.arraycopy(values, last(source), pooled, to, forwardWidth);
            System.arraycopy(values, from + forwardWidth, pooled, to + forwardWidth, width - forwardWidth);
        }
    }

    private float share(int source) {
        return (float) (1.0 / lengths[source]);
    }

    private int last(int source) {
        return (first[source] + lengths[source] - 1) * width;
    }

    void clearGradient() {
        gradient = FloatArrays.atLeast(gradient, rows() * width);
        Arrays.fill(gradient, 0, rows() * width, 0);
    }

    /** Adds the gradient of {@link #pooled}, {@code [sources, width]}. */
    void addPooledGradient(float[] d) {
        for (int i = 0; i < count; i++) {
            int from = i * width;
            int to = first[i] * width;
            if (mean) {
                for (int s = 0; s < lengths[i]; s++) {
                    FloatArrays.add(share(i), d, from, gradient, to + s * width, width);
                }
            } else {
                FloatArrays.add(d, from, gradient, last(i), forwardWidth);
                FloatArrays.add(d, from + forwardWidth, gradient, to + forwardWidth, width - forwardWidth);
            }
        }
    }

    /** Writes the gradient as time-major rows {@code [time * sources, width]}; leaves rows of padding unchanged. */
    void writeGradient(float[] timeMajor) {
        for (int i = 0; i < count; i++) {
            for (int s = 0; s < lengths[i]; s++) {
                System.arraycopy(gradient, (first[i] + s) * width, timeMajor, (s * count + i) * width, width);
            }
        }
    }
}
