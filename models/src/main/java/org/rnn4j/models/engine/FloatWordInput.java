package org.rnn4j.models.engine;

import java.util.SplittableRandom;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.WordIds;
import org.rnn4j.models.characters.FloatCharacterFilters;
import org.rnn4j.models.characters.FloatCharacterPass;
import org.rnn4j.models.head.FloatEmbedding;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * Embedding lookup of words, concatenated with features of their characters.
 *
 * @param width features per word, embedding and characters together
 * @param parameters flat parameters that contain table and filters
 * @param frozen whether the table is excluded from training
 */
public record FloatWordInput(
        float[] parameters, FloatEmbedding table, FloatCharacterFilters filters, int width, boolean frozen)
        implements FloatInput {

    @Override
    public int packTasks() {
        return 1;
    }

    @Override
    public void pack(int task, float[] values, boolean forBackward) {
        filters.pack();
    }

    /** The first task is that of the character filters; the table's follow. */
    @Override
    public int gradientTasks() {
        return 1 + (frozen ? 0 : table.gradientTasks());
    }

    @Override
    public FloatInputPass pass() {
        return new FloatInputPass() {
            private final FloatCharacterPass characters = new FloatCharacterPass(filters);
            private int[] ids = new int[0];
            private int[][] spellings = new int[0][];
            private int rows;
            private float[] joined = new float[0];
            private float[] gradient;

            @Override
            public void load(Chunks.Chunk chunk, int time, SequenceValues inputs) {
                WordIds words = (WordIds) inputs;
                int count = chunk.rows().length;
                rows = time * count;
                ids = TimeMajor.ids(words, chunk.rows(), ids);
                spellings = spellings.length < rows ? new int[rows][] : spellings;
                for (int t = 0; t < time; t++) {
                    for (int i = 0; i < count; i++) {
                        spellings[t * count + i] = words.characters()[chunk.rows()[i] * time + t];
                    }
                }
                characters.read(spellings, rows);
            }

            @Override
            public float[] forward(SplittableRandom random) {
                joined = FloatArrays.atLeast(joined, rows * width);
                table.gather(parameters, ids, rows, joined, width);
                characters.forward(joined, table.size, width);
                return joined;
            }

            @Override
            public void backward(float[] rowGradients) {
                gradient = rowGradients;
                characters.backward(gradient, table.size, width);
            }

            @Override
            public void addGradients(int task, float[] gradients, FloatScratch scratch) {
                if (task == 0) {
                    characters.addGradients(gradients);
                } else {
                    table.addGradients(task - 1, ids, rows, gradient, width, gradients);
                }
            }
        };
    }
}
