package org.rnn4j.models.head.ctc;

import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.Sequences;
import org.rnn4j.models.head.FloatDense;
import org.rnn4j.models.head.FloatHead;
import org.rnn4j.models.head.FloatHeadPass;
import org.rnn4j.models.head.PredictionRows;

/**
 * Labels in the order of the input with CTC: a dense layer computes the logits of a {@link FloatCtc}.
 *
 * @param dense layer from the body's outputs to the logits of the labels, the blank first
 */
public record FloatCtcHead(FloatDense dense) implements FloatHead {

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
        return new FloatCtcPass(dense);
    }

    @Override
    public Predictions newPredictions(int batch) {
        return new Sequences(PredictionRows.newSequences(batch), PredictionRows.newTables(batch));
    }
}
