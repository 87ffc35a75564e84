package org.rnn4j.models.head;

import org.rnn4j.core.sequence.Predictions;

/**
 * One prediction per time step: a dense layer and a criterion.
 *
 * @param dense layer from the body's outputs to the criterion's outputs
 */
public record FloatStepHead(FloatDense dense, FloatCriterion criterion) implements FloatHead {

    @Override
    public int tasks() {
        return dense.blocks();
    }

    @Override
    public void pack(int task, float[] parameters, boolean forBackward) {
        dense.pack(task, parameters, forBackward);
    }

    @Override
    public FloatHeadPass pass() {
        return new FloatStepPass(this);
    }

    @Override
    public Predictions newPredictions(int batch) {
        return criterion.newPredictions(batch);
    }
}
