package org.rnn4j.core.network;

import java.util.Optional;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Rollout;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * A model that predicts from whole sequences: a class, tags, values, or other sequences.
 *
 * <p>{@code predict} and {@link #evaluate} are safe to call from several threads at once, and give the same numbers as from
 * one, as long as nothing trains or closes the model. Where predictions are sampled ({@code decoding.sample}) the order of
 * the calls decides which draw each gets. {@link #train} is not thread-safe.
 */
public interface SequencePredictor extends SequenceModel {

    /**
     * Predictions for each sequence of a batch, without learning or dropout.
     *
     * @param batch its targets may be {@link org.rnn4j.core.sequence.SequenceValues.None}; the loss is then 0 over 0 targets
     */
    Predicted predict(SequenceBatch batch);

    /**
     * Predictions for the next part of some sequences that arrive piece by piece. The outcome has the state after the part.
     *
     * @param before the state after the part before, or null at the beginning
     * @throws UnsupportedOperationException if the model has no such state
     */
    default Predicted advance(SequenceBatch batch, RnnState before) {
        throw new UnsupportedOperationException("a model that predicts from several networks has no state");
    }

    /**
     * Predictions for all steps: at once or, with a rollout, recursively, one step ahead at a time.
     *
     * @return the outcome is that of the first step, which the model was trained for
     */
    default Predicted predict(SequenceBatch batch, Optional<Rollout> rollout) {
        Predicted first = predict(batch);
        if (rollout.isEmpty()) {
            return first;
        }
        Predictions step = first.predictions();
        for (int ahead = 2; ahead <= rollout.get().steps(); ahead++) {
            step = predict(rollout.get().next(step)).predictions();
        }
        return new Predicted(rollout.get().last(step), first.outcome());
    }

    /**
     * Predictions, and their loss.
     *
     * @param outcome as {@link SequenceModel#evaluate} gives it
     */
    record Predicted(Predictions predictions, Outcome outcome) {}
}
