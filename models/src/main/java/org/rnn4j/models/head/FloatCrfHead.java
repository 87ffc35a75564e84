package org.rnn4j.models.head;

import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.TagPaths;
import org.rnn4j.models.crf.FloatCrf;
import org.rnn4j.models.kernel.fused.FloatArrays;

/** Sequence tagging with a linear-chain CRF: a dense layer computes the emissions of a {@link FloatCrf}. */
public final class FloatCrfHead implements FloatHead {
    final FloatDense dense;
    private final int offset;
    /** Transition scores T, {@code [tags + 2, tags]}. */
    final float[] transitions;

    /**
     * Creates a head.
     *
     * @param dense layer that computes the emissions
     * @param offset offset of T in the flat parameters
     */
    public FloatCrfHead(FloatDense dense, int offset) {
        this.dense = dense;
        this.offset = offset;
        transitions = new float[FloatCrf.parameters(dense.outputs)];
    }

    /** The tasks of the dense layer, then one for T. */
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
    public Predictions newPredictions(int batch) {
        return new TagPaths(new int[batch][], PredictionRows.newRows(batch));
    }
}
