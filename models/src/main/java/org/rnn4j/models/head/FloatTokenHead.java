package org.rnn4j.models.head;

import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.TagPaths;

/** A softmax over a vocabulary, or over tags, at every time step. */
public final class FloatTokenHead implements FloatHead {
    final FloatDense dense;
    private final double smoothing;

    /** Creates a head without label smoothing; the dense layer computes the logits. */
    public FloatTokenHead(FloatDense dense) {
        this(dense, 0);
    }

    /** @param smoothing label smoothing: share of a target's probability that is spread over the vocabulary in training */
    public FloatTokenHead(FloatDense dense, double smoothing) {
        this.dense = dense;
        this.smoothing = smoothing;
    }

    @Override
    public int tasks() {
        return dense.blocks();
    }

    @Override
    public void pack(int task, float[] parameters, boolean forBackward) {
        dense.pack(task, parameters, forBackward);
    }

    @Override
    public FloatTokenPass pass() {
        return new FloatTokenPass(dense, smoothing);
    }

    @Override
    public Predictions newPredictions(int batch) {
        return new TagPaths(new int[batch][], PredictionRows.newRows(batch));
    }
}
