package org.rnn4j.core.train;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.rnn4j.core.network.FittedModel;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** The training of a model that is fitted at once: one step, and one validation if there is a validation split. */
record FittedRun(
        FittedModel model, SequenceData data, TrainingListener listener, Evaluator evaluator, LongSupplier nanoClock) {

    TrainingResult run(long seed) {
        long begin = nanoClock.getAsLong();
        model.fit(data);
        double tokensPerSecond = data.size(Split.TRAIN) / Math.max(1e-9, (nanoClock.getAsLong() - begin) / 1e9);
        boolean validates = data.size(Split.VALIDATION) > 0;
        Evaluation evaluation = evaluator.evaluate(model, data, validates ? Split.VALIDATION : Split.TRAIN);
        Duration elapsed = Duration.ofNanos(nanoClock.getAsLong() - begin);
        double nats = evaluation.lossNats();
        Standing standing = validates ? Standing.FIRST.with(nats, nats, 1, Integer.MAX_VALUE) : Standing.FIRST;
        TrainingState state = new TrainingState(
                seed,
                2,
                0,
                0,
                1,
                elapsed,
                standing,
                Course.FIRST,
                Optional.empty(),
                Optional.empty()); // epoch 1 is complete
        double trainNats = validates ? Double.NaN : nats;
        if (validates) {
            listener.onValidation(new ValidationReport(1, 1, elapsed.toNanos() / 1e9, trainNats, evaluation, true));
        }
        listener.onCheckpoint(state, validates);
        TrainingResult result = new TrainingResult(
                TrainingResult.Ending.EPOCHS,
                state,
                trainNats,
                Double.NaN,
                tokensPerSecond,
                validates ? Optional.of(evaluation) : Optional.empty(),
                seconds -> true);
        listener.onEnd(result);
        return result;
    }
}
