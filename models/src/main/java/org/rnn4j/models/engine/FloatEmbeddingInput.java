package org.rnn4j.models.engine;

import java.util.SplittableRandom;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.head.FloatEmbedding;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * Embedding lookup of token ids.
 *
 * @param parameters flat parameters that contain the table
 * @param frozen whether the table is excluded from training
 */
public record FloatEmbeddingInput(float[] parameters, FloatEmbedding table, boolean frozen) implements FloatInput {

    @Override
    public int width() {
        return table.size;
    }

    @Override
    public int gradientTasks() {
        return frozen ? 0 : table.gradientTasks();
    }

    @Override
    public FloatInputPass pass() {
        return new FloatInputPass() {
            private int[] ids = new int[0];
            private int rows;
            private float[] embedded = new float[0];
            private float[] gradient;

            @Override
            public void load(Chunks.Chunk chunk, int time, SequenceValues inputs) {
                ids = TimeMajor.ids(inputs, chunk.rows(), ids);
                rows = time * chunk.rows().length;
            }

            @Override
            public float[] forward(SplittableRandom random) {
                embedded = FloatArrays.atLeast(embedded, rows * table.size);
                table.gather(parameters, ids, rows, embedded, table.size);
                return embedded;
            }

            @Override
            public void backward(float[] rowGradients) {
                gradient = rowGradients;
            }

            @Override
            public void addGradients(int task, float[] gradients, FloatScratch scratch) {
                table.addGradients(task, ids, rows, gradient, table.size, gradients);
            }
        };
    }
}
