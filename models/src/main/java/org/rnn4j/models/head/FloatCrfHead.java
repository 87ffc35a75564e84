package org.rnn4j.models.head;

import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.TagPaths;
import org.rnn4j.models.crf.FloatCrf;
import org.rnn4j.models.kernel.fused.FloatArrays;

/** Tags of a sequence scored together: emissions of a dense layer, then a linear-chain {@link FloatCrf}. */
public final class FloatCrfHead implements FloatHead {
    final FloatDense dense;
    private final int offset;
    /** T {@code [tags + 2, tags]}. */
    final float[] transitions;

    /**
     * A head within the flat parameters.
     *
     * @param offset of T
     */
    public FloatCrfHead(FloatDense dense, int offset) {
        this.dense = dense;
        this.offset = offset;
        transitions = new float[FloatCrf.parameters(dense.outputs)];
    }

    /** Those of the dense layer, then one for T. */
    @Override
    public int tasks() {
        return dense.blocks() + 1;
    }

    @Override
    public void pack(int task, float[] parameters, boolean forBackward) {
        if (task < dense.blocks()) {
            dense.pack(task, parameters, forBackward);
        } else {
            System.arraycopy(parameters, offset, transitions, 0, transitions.length);
        }
    }

    /** Adds the gradient of T. */
    void addGradient(float[] dTransitions, float[] gradients) {
        FloatArrays.add(dTransitions, 0, gradients, offset, transitions.length);
    }

    @Override
    public FloatHeadPass pass() {
        return new FloatCrfPass(this);
    }

    @Override
    public Predictions room(int batch) {
        return new TagPaths(new int[batch][], PredictionRows.room(batch));
    }
}
