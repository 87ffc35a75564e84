package org.rnn4j.models.head;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.TagPaths;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.crf.FloatCrf;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * A conditional random field over one chunk. The emissions {@code [rows, tags]} of all sequences are computed at once, and
 * later overwritten by their gradients; the sequences are then processed one by one.
 */
final class FloatCrfPass implements FloatHeadPass {
    private final FloatCrfHead head;
    private final FloatDense dense;
    private final FloatCrf field;
    private final FloatValidRows valid = new FloatValidRows();
    private Chunks.Chunk chunk;
    private int[] lengths;
    private TokenIds targets;
    /** Number of valid rows before each step. */
    private int[] rowsBefore = new int[0];

    private int[] at = new int[0];
    private int[] path = new int[0];
    private float[] emissions = new float[0];
    private final float[] transitionGradient;
    private final float[] biasGradient;

    FloatCrfPass(FloatCrfHead head) {
        this.head = head;
        dense = head.dense;
        field = new FloatCrf(dense.outputs, head.transitions);
        transitionGradient = new float[head.transitions.length];
        biasGradient = new float[dense.outputs];
    }

    @Override
    public void load(Chunks.Chunk sequences, int time, SequenceValues batchTargets) {
        chunk = sequences;
        lengths = sequences.lengths();
        valid.shape(sequences, time);
        targets = batchTargets instanceof TokenIds ids ? ids : null;
        if (at.length < time) {
            rowsBefore = new int[time];
            at = new int[time];
            path = new int[time];
        }
        for (int t = 1; t < time; t++) {
            rowsBefore[t] = rowsBefore[t - 1] + chunk.active()[t - 1];
        }
    }

    @Override
    public void read(float[] values, int from, SplittableRandom random) {
        valid.read(values, from, dense.inputs);
        emissions = FloatArrays.atLeast(emissions, valid.rows() * dense.outputs);
        dense.forward(valid.values(), valid.offset(), emissions, 0, valid.rows());
    }

    /** Locates the emissions of sequence i. */
    private void find(int i) {
        for (int t = 0; t < lengths[i]; t++) {
            at[t] = (rowsBefore[t] + i) * dense.outputs;
        }
    }

    @Override
    public double loss(float scale) {
        if (targets == null) {
            return 0;
        }
        Arrays.fill(transitionGradient, 0);
        double nats = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] > 0) {
                find(i);
                for (int t = 0; t < lengths[i]; t++) {
                    path[t] = targets.at(chunk.rows()[i], t);
                }
                nats += field.loss(emissions, at, lengths[i], path, scale, transitionGradient);
            }
        }
        if (scale != 0) {
            Arrays.fill(biasGradient, 0);
            for (int row = 0; row < valid.rows(); row++) {
                FloatArrays.add(emissions, row * dense.outputs, biasGradient, 0, dense.outputs);
            }
        }
        return nats;
    }

    @Override
    public void inputGradient(float[] gradient) {
        float[] buffer = valid.gradientBuffer(gradient, dense.inputs);
        dense.inputGradient(emissions, buffer, valid.rows());
        valid.spread(buffer, gradient, dense.inputs);
    }

    @Override
    public void addGradients(int task, float[] gradients, FloatScratch scratch) {
        if (task < dense.blocks()) {
            dense.addGradients(
                    task, valid.values(), valid.offset(), emissions, valid.rows(), biasGradient, gradients, scratch);
        } else {
            head.addGradient(transitionGradient, gradients);
        }
    }

    @Override
    public void predict(Predictions into) {
        TagPaths paths = (TagPaths) into;
        for (int i = 0; i < lengths.length; i++) {
            int sequence = chunk.rows()[i];
            paths.probabilities()[sequence] = PredictionRows.newRows(1, lengths[i])[0];
            if (lengths[i] > 0) {
                find(i);
                field.best(emissions, at, lengths[i], path);
                field.marginals(emissions, at, lengths[i]);
            }
            paths.tags()[sequence] = Arrays.copyOf(path, lengths[i]);
            for (int t = 0; t < lengths[i]; t++) {
                PredictionRows.put(emissions[at[t] + path[t]], paths.probabilities()[sequence], t);
            }
        }
    }
}
