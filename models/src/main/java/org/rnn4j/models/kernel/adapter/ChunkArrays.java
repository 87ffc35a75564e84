package org.rnn4j.models.kernel.adapter;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.kernel.Detached;
import org.rnn4j.models.kernel.fused.Chunks;

/** Conversion between ND4J's {@code [batch, features, time]} and the time-major rows of a chunk on the heap. */
public final class ChunkArrays {
    private ChunkArrays() {}

    /** Sequences of a chunk as {@code [time * rows, features]}. */
    public static double[] rows(INDArray sequences, Chunks.Chunk chunk) {
        int features = (int) sequences.size(1);
        int time = (int) sequences.size(2);
        int count = chunk.rows().length;
        double[] all = values(sequences);
        double[] rows = new double[time * count * features];
        for (int i = 0; i < count; i++) {
            int from = chunk.rows()[i] * features * time;
            for (int f = 0; f < features; f++) {
                for (int t = 0; t < time; t++) {
                    rows[(t * count + i) * features + f] = all[from + f * time + t];
                }
            }
        }
        return rows;
    }

    /** Inverse of {@link #rows} for a chunk with the whole batch; zero at padding. */
    public static INDArray sequences(double[] rows, Chunks.Chunk chunk, int features, DataType type) {
        int time = chunk.active().length;
        int count = chunk.rows().length;
        double[] all = new double[count * features * time];
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < chunk.active()[t]; i++) {
                int to = chunk.rows()[i] * features * time + t;
                for (int f = 0; f < features; f++) {
                    all[to + f * time] = rows[(t * count + i) * features + f];
                }
            }
        }
        return array(all, type, count, features, time);
    }

    /** Values of an array in C order. */
    public static double[] values(INDArray array) {
        return Detached.compute(() ->
                array.dup('c').reshape(array.length()).castTo(DataType.DOUBLE).toDoubleVector());
    }

    /** Array of the given values in C order. */
    public static INDArray array(double[] values, DataType type, long... shape) {
        return Detached.compute(() -> Nd4j.createFromArray(values).castTo(type).reshape('c', shape));
    }
}
