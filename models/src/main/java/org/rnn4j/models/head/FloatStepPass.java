package org.rnn4j.models.head;

import java.util.SplittableRandom;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatScratch;

/** Forward and backward pass of a {@link FloatStepHead} over one chunk. Only valid rows are computed. */
final class FloatStepPass implements FloatHeadPass {
    private final FloatDense dense;
    private final FloatCriterion criterion;
    private final FloatValidRows valid = new FloatValidRows();
    private final FloatDensePass outputs;
    private Chunks.Chunk chunk;
    private int time;
    private SequenceValues targets;

    FloatStepPass(FloatStepHead head) {
        dense = head.dense();
        criterion = head.criterion();
        outputs = new FloatDensePass(dense);
    }

    @Override
    public void load(Chunks.Chunk sequences, int timeSteps, SequenceValues batchTargets) {
        chunk = sequences;
        time = timeSteps;
        targets = batchTargets;
        valid.shape(sequences, timeSteps);
    }

    @Override
    public void read(float[] values, int from, SplittableRandom random) {
        valid.read(values, from, dense.inputs);
    }

    @Override
    public double loss(float scale) {
        if (targets == null || targets instanceof SequenceValues.None) {
            return 0;
        }
        float[] z = outputs.forward(valid.values(), valid.offset(), valid.rows());
        double loss = 0;
        for (int t = 0, row = 0; t < time; t++) {
            for (int i = 0; i < chunk.active()[t]; i++, row++) {
                loss += criterion.loss(z, row * dense.outputs, targets, chunk.rows()[i], t, scale);
            }
        }
        return loss;
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
        float[] z = outputs.forward(valid.values(), valid.offset(), valid.rows());
        int[] lengths = chunk.lengths();
        for (int t = 0, row = 0; t < time; t++) {
            for (int i = 0; i < chunk.active()[t]; i++, row++) {
                criterion.predict(z, row * dense.outputs, chunk.rows()[i], t, lengths[i], into);
            }
        }
    }
}
