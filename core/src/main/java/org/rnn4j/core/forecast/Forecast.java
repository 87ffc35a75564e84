package org.rnn4j.core.forecast;

import java.util.Optional;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.network.SequencePredictor.Predicted;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Rollout;
import org.rnn4j.core.sequence.SequenceBatch;

/** Asks a model for all steps of a forecast. */
public final class Forecast {
    private Forecast() {}

    /**
     * What a model answers to a batch: at once, or step by step where there is a rollout.
     *
     * @return the outcome is that of the first step, which is what the model was trained for
     */
    public static Predicted predict(SequencePredictor model, SequenceBatch batch, Optional<Rollout> rollout) {
        Predicted first = model.predict(batch);
        if (rollout.isEmpty()) {
            return first;
        }
        Predictions step = first.predictions();
        for (int ahead = 2; ahead <= rollout.get().steps(); ahead++) {
            step = model.predict(rollout.get().next(step)).predictions();
        }
        return new Predicted(rollout.get().last(step), first.outcome());
    }
}
