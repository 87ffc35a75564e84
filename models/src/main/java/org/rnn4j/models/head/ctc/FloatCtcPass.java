package org.rnn4j.models.head.ctc;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.rnn4j.core.decode.ctc.LabelSearch;
import org.rnn4j.core.job.TranscriptSpec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.Sequences;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.models.head.FloatDense;
import org.rnn4j.models.head.FloatDensePass;
import org.rnn4j.models.head.FloatHeadPass;
import org.rnn4j.models.head.FloatValidRows;
import org.rnn4j.models.head.PredictionRows;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * Forward and backward pass of a {@link FloatCtcHead} over one chunk. The logits of all sequences are computed at once, and later
 * overwritten by their gradients; the sequences are then processed one by one. Predictions are the best path.
 */
final class FloatCtcPass implements FloatHeadPass {
    private static final LabelSearch BEST_PATH = LabelSearch.of(TranscriptSpec.defaults());

    private final FloatDense dense;
    private final FloatDensePass outputs;
    private final FloatCtc ctc;
    private final FloatValidRows valid = new FloatValidRows();
    private Chunks.Chunk chunk;
    /** Null without targets. */
    private TokenSequences targets;
    /** Number of valid rows before each step. */
    private int[] rowsBefore = new int[0];

    private int[] at = new int[0];

    FloatCtcPass(FloatDense dense) {
        this.dense = dense;
        outputs = new FloatDensePass(dense);
        ctc = new FloatCtc(dense.outputs);
    }

    @Override
    public void load(Chunks.Chunk sequences, int time, SequenceValues batchTargets) {
        chunk = sequences;
        valid.shape(sequences, time);
        targets = batchTargets instanceof TokenSequences labels ? labels : null;
        if (at.length < time) {
            rowsBefore = new int[time];
            at = new int[time];
        }
        for (int t = 1; t < time; t++) {
            rowsBefore[t] = rowsBefore[t - 1] + chunk.active()[t - 1];
        }
    }

    @Override
    public void read(float[] values, int from, SplittableRandom random) {
        valid.read(values, from, dense.inputs);
    }

    /** Locates the logits of sequence i. */
    private void find(int i, int length) {
        for (int t = 0; t < length; t++) {
            at[t] = (rowsBefore[t] + i) * dense.outputs;
        }
    }

    @Override
    public double loss(float scale) {
        if (targets == null) {
            return 0;
        }
        float[] z = outputs.forward(valid.values(), valid.offset(), valid.rows());
        int[] lengths = chunk.lengths();
        double nats = 0;
        for (int i = 0; i < lengths.length; i++) {
            int row = chunk.rows()[i];
            int from = row * targets.ids().time();
            int[] labels = Arrays.copyOfRange(targets.ids().ids(), from, from + targets.lengths()[row]);
            if (lengths[i] > 0 || labels.length > 0) {
                find(i, lengths[i]);
                nats += ctc.loss(z, at, lengths[i], labels, scale);
            }
        }
        return nats;
    }

    @Override
    public void inputGradient(float[] gradient) {
        float[] buffer = valid.gradientBuffer(gradient, dense.inputs);
        outputs.inputGradient(buffer);
        valid.spread(buffer, gradient, dense.inputs);
    }

    @Override
    public void addGradients(int task, float[] gradients, FloatScratch scratch) {
        outputs.addGradients(task, gradients, scratch);
    }

    @Override
    public void predict(Predictions into) {
        Sequences sequences = (Sequences) into;
        float[] z = outputs.forward(valid.values(), valid.offset(), valid.rows());
        int[] lengths = chunk.lengths();
        for (int i = 0; i < lengths.length; i++) {
            int row = chunk.rows()[i];
            var logs = PredictionRows.newRows(lengths[i]);
            find(i, lengths[i]);
            for (int t = 0; t < lengths[i]; t++) {
                double[] step = new double[dense.outputs];
                FloatCtc.logProbabilities(z, at[t], step);
                logs[t] = PredictionRows.row(step, 0, dense.outputs);
            }
            sequences.labels()[row] = logs;
            sequences.best().set(row, BEST_PATH.of(logs));
        }
    }
}
