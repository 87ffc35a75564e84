package org.rnn4j.core.forecast;

import java.util.Optional;
import org.rnn4j.core.network.AnsweringModel;
import org.rnn4j.core.network.AnsweringModel.Answered;
import org.rnn4j.core.sequence.Answers;
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
    public static Answered answer(AnsweringModel model, SequenceBatch batch, Optional<Rollout> rollout) {
        Answered first = model.answer(batch);
        if (rollout.isEmpty()) {
            return first;
        }
        Answers step = first.answers();
        for (int ahead = 2; ahead <= rollout.get().steps(); ahead++) {
            step = model.answer(rollout.get().next(step)).answers();
        }
        return new Answered(rollout.get().last(step), first.outcome());
    }
}
