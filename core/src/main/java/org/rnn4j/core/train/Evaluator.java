package org.rnn4j.core.train;

import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.network.FittedModel;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.network.SequencePredictor.Predicted;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Calibrator;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** Evaluates a model on a split of the data; the state is carried through batches that continue each other. */
public final class Evaluator {
    private final BatchPlan plan;
    private final LongSupplier nanoClock;

    /** @param plan the division of a split of examples; a stream has a division of its own */
    public Evaluator(BatchPlan plan) {
        this(plan, System::nanoTime);
    }

    Evaluator(BatchPlan plan, LongSupplier nanoClock) {
        this.plan = plan;
        this.nanoClock = nanoClock;
    }

    /**
     * The mean loss over the whole split.
     *
     * @throws UserException if the data has no such split
     */
    public Evaluation evaluate(SequenceModel model, SequenceData data, Split split) {
        long begin = nanoClock.getAsLong();
        if (model instanceof FittedModel fitted) {
            SequenceModel.Outcome outcome = fitted.evaluate(data, split);
            return evaluation(outcome.lossNats(), outcome.targets(), begin, split, Optional.empty());
        }
        double loss = 0;
        long targets = 0;
        RnnState state = null;
        Optional<Scorer> scorer = model instanceof SequencePredictor ? data.scorer(split) : Optional.empty();
        try (Prefetch batches = new Prefetch(data.evaluationBatches(split, plan))) {
            while (batches.hasNext()) {
                SequenceBatch batch = batches.next();
                SequenceModel.Outcome outcome;
                if (scorer.isPresent()) {
                    Predicted predicted = ((SequencePredictor) model).predict(batch, data.rollout(batch, split));
                    scorer.get().add(batch, predicted.predictions());
                    outcome = predicted.outcome();
                } else {
                    outcome = model.evaluate(batch, batch.continues() ? state : null);
                }
                loss += outcome.lossNats();
                targets += outcome.targets();
                state = outcome.after();
            }
        }
        return evaluation(loss, targets, begin, split, scorer.map(Scorer::score));
    }

    /** Passes the predictions on a split to a calibrator, and returns the data that it makes. */
    public SequenceData calibrate(SequencePredictor model, SequenceData data, Split split, Calibrator calibrator) {
        try (Prefetch batches = new Prefetch(data.evaluationBatches(split, plan))) {
            while (batches.hasNext()) {
                SequenceBatch batch = batches.next();
                calibrator.add(
                        batch, model.predict(batch, data.rollout(batch, split)).predictions());
            }
        }
        return calibrator.calibrated();
    }

    private Evaluation evaluation(double loss, long targets, long begin, Split split, Optional<Score> score) {
        if (targets == 0) {
            throw new UserException("the data has no %s split, or one shorter than a batch"
                    .formatted(split.name().toLowerCase(Locale.ROOT)));
        }
        double seconds = (nanoClock.getAsLong() - begin) / 1e9;
        return new Evaluation(loss / targets, targets, seconds, score);
    }
}
