package org.rnn4j.models.head;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.TagPaths;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatScratch;
import org.rnn4j.models.kernel.fused.FloatSoftmax;

/**
 * Softmax cross-entropy of integer targets at every time step of one chunk, forward and backward. Only valid rows are
 * computed. The logits {@code [rows, vocabulary]} and their gradient share one array.
 */
public final class FloatTokenPass implements FloatHeadPass {
    /** Rows whose logits are computed at once: enough to reuse each block of W, few enough to fit in a cache. */
    private static final int TILE = 128;

    private final FloatDense dense;
    private final double smoothing;
    private final FloatValidRows valid = new FloatValidRows();
    private Chunks.Chunk chunk;
    private int time;
    private int[] targets = new int[0];
    private boolean hasTargets;
    private float[] logits = new float[0];
    private final float[] biasGradient;

    FloatTokenPass(FloatDense dense, double smoothing) {
        this.dense = dense;
        this.smoothing = smoothing;
        biasGradient = new float[dense.outputs];
    }

    @Override
    public void load(Chunks.Chunk sequences, int timeSteps, SequenceValues batchTargets) {
        chunk = sequences;
        time = timeSteps;
        valid.shape(sequences, timeSteps);
        hasTargets = batchTargets instanceof TokenIds;
        if (hasTargets) {
            TokenIds ids = (TokenIds) batchTargets;
            targets = FloatArrays.atLeast(targets, valid.rows());
            for (int t = 0, row = 0; t < time; t++) {
                for (int i = 0; i < chunk.active()[t]; i++, row++) {
                    targets[row] = ids.at(chunk.rows()[i], t);
                }
            }
        }
    }

    @Override
    public void read(float[] values, int from, SplittableRandom random) {
        valid.read(values, from, dense.inputs);
    }

    @Override
    public double loss(float scale) {
        if (!hasTargets) {
            return 0;
        }
        int rows = valid.rows();
        boolean keeps = scale != 0;
        logits = FloatArrays.atLeast(logits, (keeps ? rows : Math.min(rows, TILE)) * dense.outputs);
        Arrays.fill(biasGradient, 0);
        double nats = 0;
        for (int row = 0; row < rows; row += TILE) {
            int some = Math.min(TILE, rows - row);
            int at = keeps ? row * dense.outputs : 0;
            dense.forward(valid.values(), valid.offset() + row * dense.inputs, logits, at, some);
            for (int r = 0; r < some; r++) {
                int from = at + r * dense.outputs;
                nats += FloatSoftmax.crossEntropy(
                        logits, from, dense.outputs, targets[row + r], scale, keeps ? smoothing : 0);
                if (keeps) {
                    FloatArrays.add(logits, from, biasGradient, 0, dense.outputs); // while the row is cached
                }
            }
        }
        return nats;
    }

    /** Logits of the valid rows, {@code [rows, vocabulary]}. */
    public float[] logits() {
        logits = FloatArrays.atLeast(logits, valid.rows() * dense.outputs);
        dense.forward(valid.values(), valid.offset(), logits, 0, valid.rows());
        return logits;
    }

    @Override
    public void inputGradient(float[] gradient) {
        float[] buffer = valid.gradientBuffer(gradient, dense.inputs);
        dense.inputGradient(logits, buffer, valid.rows());
        valid.spread(buffer, gradient, dense.inputs);
    }

    @Override
    public void addGradients(int block, float[] gradients, FloatScratch scratch) {
        dense.addGradients(
                block, valid.values(), valid.offset(), logits, valid.rows(), biasGradient, gradients, scratch);
    }

    @Override
    public void predict(Predictions into) {
        TagPaths paths = (TagPaths) into;
        int[] lengths = chunk.lengths();
        for (int i = 0; i < lengths.length; i++) {
            paths.tags()[chunk.rows()[i]] = new int[lengths[i]];
            paths.probabilities()[chunk.rows()[i]] = PredictionRows.newRows(1, lengths[i])[0];
        }
        logits();
        for (int t = 0, row = 0; t < time; t++) {
            for (int i = 0; i < chunk.active()[t]; i++, row++) {
                int at = row * dense.outputs;
                FloatSoftmax.probabilities(logits, at, dense.outputs);
                int best = FloatSoftmax.best(logits, at, dense.outputs);
                paths.tags()[chunk.rows()[i]][t] = best;
                PredictionRows.put(logits[at + best], paths.probabilities()[chunk.rows()[i]], t);
            }
        }
    }
}
