package org.rnn4j.core.train;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.CheckpointSpec;
import org.rnn4j.core.job.ScheduleSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** One training from its start, or from where it was interrupted, to its end. */
final class TrainingRun {
    private final TrainingSpec spec;
    private final SequenceModel model;
    private final SequenceData data;
    private final TrainingListener listener;
    private final BooleanSupplier stopRequested;
    private final Timekeeper time;
    private final LearningRate learningRate;

    /** Learning rates of the first steps, in place of the schedule. */
    private final double[] rates;

    private final Evaluator evaluator;
    private final Averaging averaging;
    private final Recovery recovery;
    private final boolean validates;
    private final long seed;
    private final long startedAt;

    private int epoch;
    private int batches;
    private long targets;
    private long step;
    private Standing standing;
    private RnnState carried;

    private int lastEpoch;
    private long validatedAt = -1;
    private boolean validationDue;
    private long validationTargets;
    private long savedAt;
    private double lossSum;
    private long lossTargets;
    private double trainLossNats = Double.NaN;
    private Optional<Evaluation> validation = Optional.empty();

    TrainingRun(
            TrainingSpec spec,
            SequenceModel model,
            SequenceData data,
            TrainingListener listener,
            LongSupplier nanoClock,
            BooleanSupplier stopRequested,
            double[] rates,
            TrainingState from) {
        this.rates = rates;
        this.spec = spec;
        this.model = model;
        this.data = data;
        this.listener = listener;
        this.stopRequested = stopRequested;
        this.time = new Timekeeper(nanoClock, spec.budget(), from.elapsed(), data.size(Split.VALIDATION));
        this.learningRate = new LearningRate(spec.optimizer().learningRate(), spec.schedule());
        this.evaluator = new Evaluator(plan(from.seed()), nanoClock);
        this.validates = data.size(Split.VALIDATION) > 0;
        this.seed = from.seed();
        this.startedAt = from.step();
        this.savedAt = time.nanos();
        this.averaging = new Averaging(spec, model, from);
        this.recovery = new Recovery(spec, model, from);
        goTo(from);
    }

    private void goTo(TrainingState from) {
        epoch = from.epoch();
        lastEpoch = from.epoch();
        batches = from.batches();
        targets = from.targets();
        step = from.step();
        standing = from.standing();
        carried = from.rnn().orElse(null);
        validationDue = from.course().validationDue();
        validationTargets = from.course().validationTargets();
    }

    TrainingResult run() {
        requireValidationWhereNeeded();
        if (validationDue) {
            checkpoint(true);
        }
        Optional<TrainingResult.Ending> ending = ending();
        while (ending.isEmpty() || !isFinished(ending.get())) {
            if (ending.isEmpty()) {
                trainOneEpoch();
            }
            ending = ending();
        }
        averaging.show();
        var result = new TrainingResult(
                ending.get(),
                state(),
                trainLossNats,
                recovery.firstLoss(),
                time.tokensPerSecond(),
                validation,
                time::allows);
        listener.onEnd(result);
        return result;
    }

    /** Makes the last checkpoint if it is missing; false if that shows that the model has diverged. */
    private boolean isFinished(TrainingResult.Ending ending) {
        boolean ended = step > 0 && step == startedAt; // resumed, but already at its end
        return validatedAt == step
                || (ended && !validationDue)
                || checkpoint(ending != TrainingResult.Ending.REQUESTED);
    }

    private void trainOneEpoch() {
        try (Prefetch remaining = new Prefetch(data.batches(Split.TRAIN, plan(seed + epoch)))) {
            for (int done = 0; done < batches && remaining.hasNext(); done++) {
                remaining.next();
            }
            while (remaining.hasNext()) {
                if (ending().isPresent()) {
                    return;
                }
                if (!train(remaining.next()) || !checkpointIfDue()) {
                    return;
                }
            }
        }
        if (batches == 0) {
            throw new UserException(
                    "the training split is too short for one batch; lower training.batch-size (%d) or training.time-steps (%d), or use more data"
                            .formatted(spec.batchSize(), spec.timeSteps()));
        }
        epoch++;
        batches = 0;
        targets = 0;
        carried = null;
        if (spec.validateEvery() == 0) {
            checkpoint(true);
        }
    }

    /** Validates or saves the model after a step if it is time to; false if that shows that the model has diverged. */
    private boolean checkpointIfDue() {
        if (spec.validateEvery() > 0 && step % spec.validateEvery() == 0) {
            return checkpoint(true);
        }
        if (!isDue()) {
            return true;
        }
        Optional<String> fault = recovery.fault();
        fault.ifPresentOrElse(found -> rollBack(found, Optional.empty()), () -> save(false));
        return fault.isEmpty();
    }

    /** Whether the last model is to be saved between validations. */
    private boolean isDue() {
        CheckpointSpec checkpoints = spec.checkpoints();
        long every = checkpoints.checkpointEvery().toNanos();
        boolean byTime = every > 0 && time.nanos() - savedAt >= every;
        return byTime || (checkpoints.checkpointSteps() > 0 && step % checkpoints.checkpointSteps() == 0);
    }

    /** One step; false if it shows that the model has diverged, which is then the last good one again. */
    private boolean train(SequenceBatch batch) {
        long from = time.nanos();
        double rate = step < rates.length
                ? rates[(int) step]
                : recovery.rate(learningRate.at(progress(), epoch, standing.cuts()));
        RnnState before = batch.continues() ? carried : null;
        SequenceModel.Outcome outcome = model.train(batch, before, rate, spec.clipNorm());
        step++;
        Optional<String> fault = recovery.fault(outcome);
        if (fault.isPresent()) {
            rollBack(fault.get(), Optional.of(batch));
            return false;
        }
        double loss = outcome.lossNats() / Math.max(1, outcome.targets());
        recovery.learned(batch, before, outcome);
        averaging.add(step);
        carried = outcome.after();
        batches++;
        targets += outcome.targets();
        lastEpoch = epoch;
        lossSum += outcome.lossNats();
        lossTargets += outcome.targets();
        double seconds = time.stepTook(from, outcome.targets());
        listener.onStep(new StepReport(
                step,
                epoch,
                time.seconds(),
                loss,
                rate,
                outcome.gradientNorm(),
                outcome.targets() / seconds,
                progress()));
        return true;
    }

    private void rollBack(String fault, Optional<SequenceBatch> batch) {
        Rollback rollback = recovery.back(fault, batch, step);
        goTo(recovery.good());
        averaging.revert();
        lossSum = 0;
        lossTargets = 0;
        listener.onRollback(rollback);
    }

    /** Validates and saves the model; false if it has diverged, and is the last good one again. */
    private boolean checkpoint(boolean validate) {
        long from = time.nanos();
        Optional<String> fault = recovery.fault();
        if (fault.isPresent()) {
            rollBack(fault.get(), Optional.empty());
            return false;
        }
        boolean best = false;
        trainLossNats = lossTargets == 0 ? trainLossNats : lossSum / lossTargets;
        if (validate && validates) {
            validationDue = true;
            save(false);
            Optional<Evaluation> validated = averaging.during(this::validate);
            if (validated.isEmpty()) {
                return true; // interrupted; a resumed training begins with it
            }
            validationDue = false;
            Evaluation evaluation = validated.get();
            requireFinite(evaluation.lossNats());
            double criterion = criterion(evaluation);
            best = standing.isBeatenBy(criterion, evaluation.lossNats());
            standing = standing.with(criterion, evaluation.lossNats(), step, cutAfter());
            validation = Optional.of(evaluation);
            listener.onValidation(
                    new ValidationReport(step, lastEpoch, time.seconds(), trainLossNats, evaluation, best));
        }
        lossSum = 0;
        lossTargets = 0;
        save(best);
        validatedAt = step;
        if (validate) {
            time.validationTook(from);
        }
        return true;
    }

    /** Validates on the whole split, or on a subset if that would take too large a share of the budget. */
    private Optional<Evaluation> validate() {
        if (validationTargets == 0) {
            ValidationJudge judge = new ValidationJudge(time, data.size(Split.VALIDATION));
            Optional<Evaluation> whole = validate(Long.MAX_VALUE, judge);
            if (whole.isEmpty() && stopRequested.getAsBoolean()) {
                return whole;
            }
            validationTargets = judge.affordable();
            if (whole.isPresent()) {
                return whole;
            }
        }
        Optional<Evaluation> part = validate(validationTargets, (done, targets) -> true);
        part.filter(Evaluation::isPartial)
                .ifPresent(evaluation -> time.reserve(evaluation.secondsFor(evaluation.available())));
        return part;
    }

    private Optional<Evaluation> validate(long most, EvaluationListener judge) {
        return evaluator.evaluate(model, data, Split.VALIDATION, most, (done, targets) -> {
            listener.onValidating(done, targets);
            return !stopRequested.getAsBoolean() && judge.onBatch(done, targets);
        });
    }

    private void requireFinite(double validationLoss) {
        if (!Double.isFinite(validationLoss)) {
            throw new DivergedException(
                    "the validation loss is %s at step %d, but that of the training is not; check the validation split for values that are too large"
                            .formatted(validationLoss, step));
        }
    }

    private void save(boolean best) {
        recovery.mark(averaging.during(() -> {
            TrainingState state = state();
            listener.onCheckpoint(state, best);
            return state;
        }));
        averaging.mark();
        savedAt = time.nanos();
    }

    /** The value by which models are compared; lower is better. */
    private double criterion(Evaluation evaluation) {
        if (spec.bestBy() == BestBy.LOSS) {
            return evaluation.lossNats();
        }
        Score.Metric metric = evaluation
                .score()
                .orElseThrow(() -> new UserException(
                        "training.best-by = score, but this task has no other metric than the loss; use loss"))
                .main();
        return metric.kind().isGain() ? -metric.value() : metric.value();
    }

    private Optional<TrainingResult.Ending> ending() {
        if (stopRequested.getAsBoolean()) {
            return Optional.of(TrainingResult.Ending.REQUESTED);
        } else if (spec.epochs() > 0 && epoch > spec.epochs()) {
            return Optional.of(TrainingResult.Ending.EPOCHS);
        } else if (spec.patience() > 0 && standing.sinceBest() >= spec.patience()) {
            return Optional.of(TrainingResult.Ending.PATIENCE);
        }
        return time.over() ? Optional.of(TrainingResult.Ending.BUDGET) : Optional.empty();
    }

    /** If the number of epochs is given, the time does not count: the same seed gives the same learning rates. */
    private double progress() {
        return spec.epochs() == 0
                ? time.share()
                : Math.min(
                        1,
                        (epoch - 1 + Math.min(1, (double) targets / Math.max(1, data.size(Split.TRAIN))))
                                / spec.epochs());
    }

    private int cutAfter() {
        return spec.schedule() instanceof ScheduleSpec.Plateau plateau ? plateau.patience() : Integer.MAX_VALUE;
    }

    private TrainingState state() {
        return new TrainingState(
                seed,
                epoch,
                batches,
                targets,
                step,
                time.elapsed(),
                standing,
                course(),
                Optional.ofNullable(carried),
                averaging.trained());
    }

    private Course course() {
        return new Course(recovery.rollbacks(), validationDue, validationTargets);
    }

    private BatchPlan plan(long planSeed) {
        return Trainer.plan(spec, planSeed);
    }

    private void requireValidationWhereNeeded() {
        if (!validates && spec.patience() > 0) {
            throw new UserException("training.patience = %d, but the data has no validation split; set it to 0"
                    .formatted(spec.patience()));
        }
        if (!validates && spec.schedule() instanceof ScheduleSpec.Plateau) {
            throw new UserException(
                    "training.schedule = plateau, but the data has no validation split; use constant, step or cosine");
        }
    }
}
