package org.rnn4j.core.check;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.FittedModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Evaluation;
import org.rnn4j.core.train.Evaluator;
import org.rnn4j.core.train.Rollback;
import org.rnn4j.core.train.StepReport;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.TrainingState;

/**
 * A training that was repeated from its record: the same job, data, seed, number of threads and number of steps.
 *
 * @param original hash of the recorded network; see {@link Fingerprint#hash}
 * @param repeated hash of the new one
 * @param split the split on which both were evaluated
 * @param originalLoss loss of the recorded model per target, in nats if it is a cross-entropy
 * @param repeatedLoss loss of the new one
 */
public record Reproduction(String original, String repeated, Split split, double originalLoss, double repeatedLoss) {

    /** Whether parameters, state of the updater and configuration are the same, bit for bit. */
    public boolean isExact() {
        return original.equals(repeated);
    }

    /** The difference of the losses in relation to the recorded one. */
    public double difference() {
        return Math.abs(originalLoss - repeatedLoss) / Math.max(Math.abs(originalLoss), 1e-9);
    }

    /** The job of a model with the number of threads that trained it. */
    public static JobSpec job(ModelBundle bundle) {
        JobSpec job = bundle.job();
        return new JobSpec(
                job.name(),
                job.task(),
                job.seed(),
                bundle.run().threads(),
                job.data(),
                job.training(),
                job.search(),
                job.options());
    }

    /**
     * Trains again.
     *
     * @param job what {@link #job} returned
     * @param data data of the job, opened anew, so that its codec is fitted again
     * @param model a new model of the job
     * @param rates learning rates of the steps, for a training whose schedule followed the clock; empty = unknown, so that each
     *     step takes the mean time of the recorded ones
     * @param listener observes the training
     * @throws UserException if the data is not that of the model, or the model was saved without the state of its training
     */
    public static Reproduction of(
            ModelBundle bundle,
            Plugins plugins,
            JobSpec job,
            SequenceData data,
            SequenceModel model,
            double[] rates,
            TrainingListener listener) {
        requireSameData(bundle, data);
        if (!(model instanceof FittedModel) && bundle.state().isEmpty()) {
            throw new UserException(
                    "the model was saved without its training state, so the number of its steps is unknown");
        }
        train(job, data, model, bundle.state(), rates, listener);
        Split split = data.size(Split.VALIDATION) > 0 ? Split.VALIDATION : Split.TRAIN;
        Evaluator evaluator = new Evaluator(Trainer.plan(job.training(), job.seed()));
        Evaluation own = evaluator.evaluate(model, data, split);
        try (SequenceModel recorded = bundle.model(plugins)) {
            Evaluation before = evaluator.evaluate(recorded, data, split);
            return new Reproduction(
                    Fingerprint.hash(bundle.network()),
                    Fingerprint.hash(model.network()),
                    split,
                    before.lossNats(),
                    own.lossNats());
        }
    }

    private static void requireSameData(ModelBundle bundle, SequenceData data) {
        if (!data.sha256().equals(bundle.run().dataSha256())) {
            throw new UserException("the data has SHA-256 %s, but the model was trained on %s; restore the old data"
                    .formatted(data.sha256(), bundle.run().dataSha256()));
        }
    }

    private static void train(
            JobSpec job,
            SequenceData data,
            SequenceModel model,
            Optional<TrainingState> end,
            double[] rates,
            TrainingListener listener) {
        TrainingSpec spec = job.training();
        boolean byClock = spec.epochs() == 0;
        long steps = end.map(TrainingState::step).orElse(0L);
        Pace pace = new Pace(end.map(TrainingState::elapsed).orElse(Duration.ZERO), steps, spec.budget());
        Trainer trainer = byClock
                ? new Trainer(spec, job.seed(), pace).withRates(rates)
                : new Trainer(spec.with(spec.epochs(), Duration.ZERO), job.seed());
        int rollbacks = end.map(state -> state.course().rollbacks()).orElse(0);
        trainer.train(model, data, listener.andThen(new TrainingListener() {
            private int seen;

            @Override
            public void onRollback(Rollback rollback) {
                seen++;
            }

            @Override
            public void onStep(StepReport report) {
                pace.step = report.step();
                if (report.step() >= steps && seen >= rollbacks) {
                    trainer.requestStop();
                }
            }
        }));
    }

    /** A clock at the mean pace of the original, so that a schedule over the time limit takes about the same course. */
    private static final class Pace implements LongSupplier {
        private static final long MARGIN = 1_000_000;
        private final double perStep;
        private final long most;
        private long step;

        Pace(Duration elapsed, long steps, Duration budget) {
            perStep = (double) elapsed.toNanos() / Math.max(1, steps);
            most = budget.isZero() ? Long.MAX_VALUE : Math.max(0, budget.toNanos() - MARGIN);
        }

        @Override
        public long getAsLong() {
            return Math.min(most, (long) (perStep * step));
        }
    }
}
