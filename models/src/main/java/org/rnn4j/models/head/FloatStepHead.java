package org.rnn4j.models.head;

import org.rnn4j.core.sequence.Predictions;

/**
 * A criterion at every step.
 *
 * @param dense gives the criterion's numbers
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
    public Predictions room(int batch) {
        return criterion.room(batch);
    }
}
