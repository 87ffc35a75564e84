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
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** Evaluates a model on a split of the data; the state is carried through batches that continue each other. */
public final class Evaluator {
    /** The subset is the same at every step and after a resumption, whatever the seed of the training. */
    private static final long SUBSET_SEED = 13;

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
        return evaluate(model, data, split, Long.MAX_VALUE, (done, targets) -> true)
                .orElseThrow();
    }

    /**
     * The mean loss over a split, or over a seeded subset of its batches, which is always the same.
     *
     * @param most about how many targets to evaluate; the whole split if it has no more
     * @return empty if the listener ended the evaluation
     * @throws UserException if the data has no such split
     */
    public Optional<Evaluation> evaluate(
            SequenceModel model, SequenceData data, Split split, long most, EvaluationListener listener) {
        long begin = nanoClock.getAsLong();
        long size = data.size(split);
        if (model instanceof FittedModel fitted) {
            SequenceModel.Outcome outcome = fitted.evaluate(data, split);
            return Optional.of(evaluation(outcome.lossNats(), outcome.targets(), size, begin, split, Optional.empty()));
        }
        Optional<Subset> subset = most >= size ? Optional.empty() : Optional.of(subset(data, split, most));
        long wanted = Math.min(size, most);
        double loss = 0;
        long targets = 0;
        RnnState state = null;
        Optional<Scorer> scorer = model instanceof SequencePredictor ? data.scorer(split) : Optional.empty();
        try (Prefetch batches = new Prefetch(data.evaluationBatches(split, plan))) {
            int end = subset.map(Subset::end).orElse(Integer.MAX_VALUE);
            for (int index = 0; index < end && batches.hasNext(); index++) {
                SequenceBatch batch = batches.next();
                boolean counts = subset.isEmpty() || subset.get().counts(index);
                if (!counts && !subset.get().warmsUp(index)) {
                    state = null;
                    continue;
                }
                SequenceModel.Outcome outcome;
                if (counts && scorer.isPresent()) {
                    Predicted predicted = ((SequencePredictor) model).predict(batch, data.rollout(batch, split));
                    scorer.get().add(batch, predicted.predictions());
                    outcome = predicted.outcome();
                } else {
                    outcome = model.evaluate(batch, batch.continues() ? state : null);
                }
                state = outcome.after();
                if (!counts) {
                    continue;
                }
                loss += outcome.lossNats();
                targets += outcome.targets();
                if (!listener.onBatch(targets, wanted)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(
                evaluation(loss, targets, subset.isEmpty() ? targets : size, begin, split, scorer.map(Scorer::score)));
    }

    private Subset subset(SequenceData data, Split split, long most) {
        int batches = 0;
        try (Prefetch all = new Prefetch(data.evaluationBatches(split, plan))) {
            for (; all.hasNext(); batches++) {
                all.next();
            }
        }
        return new Subset(batches, (double) most / data.size(split), SUBSET_SEED);
    }

    private Evaluation evaluation(
            double loss, long targets, long available, long begin, Split split, Optional<Score> score) {
        if (targets == 0) {
            throw new UserException("the data has no %s split, or one shorter than a batch"
                    .formatted(split.name().toLowerCase(Locale.ROOT)));
        }
        double seconds = (nanoClock.getAsLong() - begin) / 1e9;
        return new Evaluation(loss / targets, targets, available, seconds, score);
    }
}
