package org.rnn4j.models.head;

import org.rnn4j.core.sequence.Predictions;

/**
 * One vector a sequence, dropout on it, and a criterion.
 *
 * @param pooling makes the vector
 * @param directions 2 where the second half of what the head reads was read backward
 * @param attention of {@link Pooling#ATTENTION}, else null
 * @param dense gives the criterion's numbers
 * @param retain share of the vector that is kept in training; 1 = no dropout
 */
public record FloatPooledHead(
        Pooling pooling,
        int directions,
        FloatAttention attention,
        FloatDense dense,
        double retain,
        FloatCriterion criterion)
        implements FloatHead {

    /** The first ones are the dense layer's, the others of the attention. */
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
    public Predictions room(int batch) {
        return criterion.room(batch);
    }
}
