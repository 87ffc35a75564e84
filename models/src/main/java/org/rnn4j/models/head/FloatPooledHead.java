package org.rnn4j.models.head;

import org.rnn4j.core.sequence.Predictions;

/**
 * One prediction per sequence: pooling over time, dropout, a dense layer and a criterion.
 *
 * @param directions 2 if the second half of the features is from a backward direction, else 1
 * @param attention weights of {@link Pooling#ATTENTION}; null for other poolings
 * @param dense layer from the pooled vector to the criterion's outputs
 * @param retain probability of keeping a unit of the pooled vector in training; 1 = no dropout
 */
public record FloatPooledHead(
        Pooling pooling,
        int directions,
        FloatAttention attention,
        FloatDense dense,
        double retain,
        FloatCriterion criterion)
        implements FloatHead {

    /** The tasks of the dense layer, then those of the attention. */
    @Override
    public int tasks() {
        return dense.blocks() + (attention == null ? 0 : attention.tasks());
    }

    @Override
    public void pack(int task, float[] parameters, boolean forBackward) {
        if (task < dense.blocks()) {
            dense.pack(task, parameters, forBackward);
        } else {
            attention.pack(task - dense.blocks(), parameters, forBackward);
        }
    }

    @Override
    public FloatHeadPass pass() {
        return new FloatPooledPass(this);
    }

    @Override
    public Predictions newPredictions(int batch) {
        return criterion.newPredictions(batch);
    }
}
